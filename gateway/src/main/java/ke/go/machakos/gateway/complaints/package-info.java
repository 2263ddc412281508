/** What residents report: understood, opened as a case with its promise, and followed. */
@NullMarked
package ke.go.machakos.gateway.complaints;

import org.jspecify.annotations.NullMarked;
