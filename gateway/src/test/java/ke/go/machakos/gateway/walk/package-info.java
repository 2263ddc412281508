/**
 * Every way through the shipped menus, walked in the simulator's page by a real browser.
 *
 * <p>Who walks is {@code callers.json}; those of {@code matters.json} have a matter on which the
 * county acts, and walk where everything is walked. A tour is a list of steps: {@code screen >
 * label} types there what the label stands for, in {@code inputs.json} or as the number of an
 * option ({@code =} says what else is typed; {@code ?} leaves out a step whose screen is not
 * there); a name of {@code parts.json} stands for its steps. Between two steps, while the dialogue
 * is open or not:
 *
 * <ul>
 *   <li>{@code jar act $application approve}: a command of the program at a terminal; {@code jar
 *       later PT24H} lets time pass;
 *   <li>{@code resolve case}, {@code mute case}: the form of an officer's page;
 *   <li>{@code pay 2010352}: M-Pesa, all that is left of a bill, or an amount after it;
 *   <li>{@code {"twin": [...]}}: the same number on another handset.
 * </ul>
 */
@org.jspecify.annotations.NullMarked
package ke.go.machakos.gateway.walk;
