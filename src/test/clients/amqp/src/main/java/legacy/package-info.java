/** A program that a customer might have, which knows nothing of Holdfast but its messages. */
package legacy;
