/** Short messages that people send: which feature answers each, and their answers. */
@NullMarked
package ke.go.machakos.gateway.sms;

import org.jspecify.annotations.NullMarked;
