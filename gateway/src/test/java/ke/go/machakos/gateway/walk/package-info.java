/** Every way through the shipped menus, walked in the simulator's page by a real browser. */
@org.jspecify.annotations.NullMarked
package ke.go.machakos.gateway.walk;
