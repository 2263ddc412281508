/** Files that the county's people take in from a terminal: all of a file, or nothing. */
@NullMarked
package ke.go.machakos.gateway.imports;

import org.jspecify.annotations.NullMarked;
