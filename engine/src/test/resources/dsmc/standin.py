"""A stand-in for IBM's client of TSM, for tests. It is not dsmc and proves nothing about it.

It knows the calls that a backup driver makes, in the forms that IBM documents and in those of
Cinder's driver, keeps versions of what it is given below a folder, and ends with the documented
codes: 0 well, 4 something skipped, 8 warned, 12 failed. The texts of its messages are its own.

    standin.py FOLDER dsmc-words...

FOLDER/faults holds lines "VERB FAULT [END]": the fault strikes a verb (store, restore, delete,
query) if the path ends, or with a leading ! does not end, with END. FOLDER/calls gets a line of
JSON for each call.
"""
import hashlib
import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import time

FOLDER, WORDS = sys.argv[1], sys.argv[2:]
SWITCHES = {"quiet", "verbose", "noprompt", "imagetofile"}
CHOICES = {
    "replace": {"yes", "no", "all"},
    "compression": {"yes", "no"},
    "objtype": {"image", "file"},
    "password": None,
    "optfile": None,
}
PIECE = 1 << 20


def say(text=""):
    print(text, flush=True)


def end(code, text=None):
    if text:
        say(text)
    sys.exit(code)


def parse():
    options, names = {}, []
    for word in WORDS:
        if not word.startswith("-"):
            names.append(word)
            continue
        name, _, value = word[1:].partition("=")
        known = name in SWITCHES and not value
        if name in CHOICES and value:
            known = CHOICES[name] is None or value in CHOICES[name]
        if not known:
            end(12, "invalid option: " + name)
        options[name] = value or True
    return options, names


def faults_for(verb, path):
    try:
        lines = open(os.path.join(FOLDER, "faults")).read().split("\n")
    except FileNotFoundError:
        return set()
    struck = set()
    for line in lines:
        words = line.split()
        if len(words) < 2 or words[0] != verb:
            continue
        tail = words[2] if len(words) > 2 else ""
        wanted = not tail.startswith("!")
        if path.endswith(tail.lstrip("!")) == wanted:
            struck.add(words[1])
    return struck


def note(**fields):
    with open(os.path.join(FOLDER, "calls"), "a") as calls:
        calls.write(json.dumps(fields) + "\n")


class Object:
    """All versions of one path."""

    def __init__(self, kind, path):
        name = hashlib.sha1(path.encode()).hexdigest()
        self.folder = os.path.join(FOLDER, "server", kind, name)
        self.path = path

    def active(self):
        try:
            with open(os.path.join(self.folder, "active")) as file:
                return json.load(file)
        except FileNotFoundError:
            return None

    def add(self, source):
        os.makedirs(self.folder, exist_ok=True)
        version = "%d" % time.time_ns()
        digest, size = hashlib.sha256(), 0
        with open(source, "rb") as given, open(os.path.join(self.folder, version), "wb") as kept:
            while piece := given.read(PIECE):
                kept.write(piece)
                digest.update(piece)
                size += len(piece)
        text = json.dumps({"version": version, "size": size, "sha256": digest.hexdigest()})
        with open(os.path.join(self.folder, "new"), "w") as file:
            file.write(text)
        os.replace(os.path.join(self.folder, "new"), os.path.join(self.folder, "active"))
        return size

    def give(self, target, struck):
        version = self.active()
        with open(os.path.join(self.folder, version["version"]), "rb") as kept:
            data = kept.read()
        if hashlib.sha256(data).hexdigest() != version["sha256"]:
            end(12, "the server's copy is damaged")
        if "half" in struck or "partial" in struck:
            data = data[: len(data) // 2]
        if "longer" in struck:
            data += b"x"
        if "other" in struck:
            data = bytes([data[0] ^ 1]) + data[1:]
        with open(target, "r+b" if os.path.exists(target) else "wb") as file:
            file.write(data)
        return len(data)

    def forget(self):
        shutil.rmtree(self.folder)


def summary(struck, what, count, failed=0):
    if "hidden" in struck:
        return
    shown = "%d" % count
    for fault in struck:
        if fault.startswith("count:"):
            shown = fault[len("count:"):].encode().decode("unicode_escape")
    sys.stdout.buffer.write(
        b"Total number of objects inspected: %12d\n" % max(count, failed)
        + ("Total number of objects %s: %12s\n" % (what, shown)).encode("utf-8")
        + b"Total number of objects failed:    %12d\n" % failed
        + b"Elapsed processing time:           00:00:00\n")
    sys.stdout.buffer.flush()


def strike(struck):
    """What may happen to every call before it does anything."""
    if "noserver" in struck:
        end(12, "the session was refused: no connection")
    if "auth" in struck:
        end(12, "the session was refused: authentication failed")
    if "hang" in struck:
        child = subprocess.Popen(["sleep", "300"])
        with open(os.path.join(FOLDER, "pids.new"), "w") as pids:
            pids.write("%d %d" % (os.getpid(), child.pid))
        os.replace(os.path.join(FOLDER, "pids.new"), os.path.join(FOLDER, "pids"))
        time.sleep(300)
    if "orphan" in struck:
        subprocess.Popen(["sleep", "20"])
    if "flood" in struck:
        line = b"retrying, this is one of very many lines about nothing at all\n" * 16384
        for _ in range(100):
            sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()


def agreed(options):
    if "noprompt" in options:
        return True
    say("Do you want to go on? (Yes (Y)/No (N))")
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def store(kind, options, paths, struck):
    if len(paths) != 1:
        end(12, "one path, please")
    path = paths[0]
    strike(struck)
    try:
        found = os.stat(path)
    except OSError as failure:
        end(12, "%s: %s" % (path, failure.strerror))
    note(stored=path, inode=found.st_ino, rdev=found.st_rdev, blocks=found.st_blocks)
    right = stat.S_ISBLK if kind == "image" else stat.S_ISREG
    if not right(found.st_mode):
        end(12, path + " is not of the right kind")
    if "skip" in struck:
        summary(struck, "backed up", 0)
        end(4, path + " changed and was skipped")
    if "zero" in struck:
        summary(struck, "backed up", 0)
        end(0)
    if "nothing" in struck:
        end(0)
    if "partial" in struck:
        summary(struck, "backed up", 0, 1)
        end(12, "sending %s failed" % path)
    if "onefailed" in struck:
        summary(struck, "backed up", 1, 1)
        end(8)
    if "killed" in struck:
        os.kill(os.getpid(), signal.SIGKILL)
    if "written" in struck:
        with open(path, "r+b") as file:
            file.write(b"written meanwhile")
    Object(kind, path).add(path)
    summary(struck, "backed up", 1)
    end(8 if "warn" in struck else 0)


def restore(kind, options, paths, struck):
    strike(struck)
    if not 1 <= len(paths) <= 2:
        end(12, "one or two paths, please")
    source, target = paths[0], paths[-1]
    found = Object(kind, source)
    if not found.active():
        end(12 if kind == "image" else 8, "nothing of that name: " + source)
    there = os.path.exists(target)
    if kind == "image" and "imagetofile" not in options:
        if not there or not stat.S_ISBLK(os.stat(target).st_mode):
            end(12, target + " is no device")
    if kind == "image" and not agreed(options):
        end(4)
    if kind == "file" and there and options.get("replace") not in ("yes", "all"):
        end(4, target + " is there already")
    if "killed" in struck:
        os.kill(os.getpid(), signal.SIGKILL)
    if "zero" not in struck and "nothing" not in struck:
        found.give(target, struck)
    if "partial" in struck:
        summary(struck, "restored", 0, 1)
        end(12, "restoring %s failed" % source)
    summary(struck, "restored", 0 if "zero" in struck or "nothing" in struck else 1)
    end(8 if "warn" in struck else 0)


def delete(options, paths, struck):
    strike(struck)
    kind = options.get("objtype", "file")
    found = Object(kind, paths[0])
    if not found.active():
        end(12 if kind == "image" else 8, "nothing of that name: " + paths[0])
    if "forbidden" in struck:
        summary(struck, "deleted", 0, 1)
        end(12, "this node may not delete backups")
    if not agreed(options):
        end(4)
    found.forget()
    summary(struck, "deleted", 1)
    end(0)


def query(kind, paths, struck):
    strike(struck)
    found = Object(kind, paths[0]).active()
    if not found:
        end(8, "no match")
    say("             Size        Backup Date        Mgmt Class   A/I  File")
    say("             ----        -----------        ----------   ---  ----")
    say("%12d  B  01/02/2026 03:04:05   DEFAULT       A   %s" % (found["size"], paths[0]))
    end(0)


def main():
    note(words=WORDS, language=os.environ.get("LC_ALL"), folder=os.getcwd())
    say("A stand-in for the backup-archive client\n")
    options, names = parse()
    verb = names.pop(0) if names else end(12, "a verb, please")
    kind = "file"
    if verb in ("backup", "restore", "delete", "query") and names:
        if names[0] in ("image", "backup", "session"):
            kind = names.pop(0)
    kind = "image" if kind == "image" else "session" if kind == "session" else "file"
    about = "store" if verb in ("backup", "selective") else verb
    struck = faults_for(about, names[0] if names else "")
    if about == "store":
        store(kind, options, names, struck)
    if verb == "restore":
        restore(kind, options, names, struck)
    if verb == "delete":
        delete(options, names, struck)
    if verb == "query" and kind == "session":
        strike(struck)
        end(0, "Session established with a stand-in")
    if verb == "query":
        query(kind, names, struck)
    end(12, "unknown verb: " + verb)


main()
