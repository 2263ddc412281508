/**
 * The bench: the packaged program against a bare Vert.x server that answers the same bytes, driven
 * by a load generator in a process of its own.
 *
 * <p>{@link ke.go.machakos.gateway.bench.Bench} is the one that a person starts; it starts the
 * others.
 */
@NullMarked
package ke.go.machakos.gateway.bench;

import org.jspecify.annotations.NullMarked;
