/**
 * What operators see of the running process: logs, health, metrics, and the loopback listener that
 * serves them.
 */
@NullMarked
package ke.go.machakos.gateway.operations;

import org.jspecify.annotations.NullMarked;
