package ke.go.machakos.menus.engine;

/**
 * What the person sees.
 *
 * @param more whether an answer is awaited (CON) or the dialogue is over (END)
 * @param screen the id of the screen shown
 * @param text in the GSM alphabet, within the budget of the network
 */
public record Reply(boolean more, String screen, String text) {}
