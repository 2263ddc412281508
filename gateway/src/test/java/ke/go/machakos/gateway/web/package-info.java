@NullMarked
package ke.go.machakos.gateway.web;

import org.jspecify.annotations.NullMarked;
