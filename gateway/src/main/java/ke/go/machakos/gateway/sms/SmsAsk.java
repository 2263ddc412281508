package ke.go.machakos.gateway.sms;

import java.time.Instant;
import ke.go.machakos.db.inbox.Acquaintance;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.menus.text.Language;

/**
 * Who asks what by SMS.
 *
 * @param argument what stands after the command word, or the whole text where there is none
 * @param language the sender's; where it is not known, that of the command, else Kiswahili
 * @param chosen whether the sender chose that language
 * @param sender all that is known of them
 * @param now the only clock that a feature sees
 */
public record SmsAsk(
    Msisdn caller,
    String argument,
    Language language,
    boolean chosen,
    Acquaintance sender,
    Instant now) {}
