/** The Redis a gateway works on, alone, behind Sentinels or in a Cluster. */
@NullMarked
package ke.go.machakos.db.redis;

import org.jspecify.annotations.NullMarked;
