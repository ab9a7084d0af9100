package io.holdfast.engine.device.posix;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;

/** The calls of the C library that we use; 64-bit Linux. */
interface CLibrary extends Library {

  CLibrary C = Native.load("c", CLibrary.class);

  int O_RDONLY = 0;
  int O_RDWR = 2;
  int O_CLOEXEC = 0x80000;
  int O_PATH = 0x200000;
  int SEEK_DATA = 3;
  int SEEK_HOLE = 4;
  int FALLOC_FL_KEEP_SIZE = 1;
  int FALLOC_FL_PUNCH_HOLE = 2;
  int ENXIO = 6;
  NativeLong FICLONE = new NativeLong(0x40049409L);

  int open(String path, int flags) throws LastErrorException;

  int close(int file) throws LastErrorException;

  NativeLong lseek(int file, NativeLong offset, int whence) throws LastErrorException;

  int fallocate(int file, int mode, NativeLong offset, NativeLong length) throws LastErrorException;

  int ioctl(int file, NativeLong request, int argument) throws LastErrorException;
}
