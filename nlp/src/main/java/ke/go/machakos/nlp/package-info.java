@NullMarked
package ke.go.machakos.nlp;

import org.jspecify.annotations.NullMarked;
