/** The MariaDB a gateway works on: its settings, its migrations, its pool and its transactions. */
@NullMarked
package ke.go.machakos.db.sql;

import org.jspecify.annotations.NullMarked;
