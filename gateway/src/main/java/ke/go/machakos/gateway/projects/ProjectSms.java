package ke.go.machakos.gateway.projects;

import java.util.Map;
import java.util.Set;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.gateway.sms.Argument;
import ke.go.machakos.gateway.sms.ReferenceLook;
import ke.go.machakos.gateway.sms.SmsCommand;

/** How a project stands, by SMS. */
public final class ProjectSms {
  private final ReferenceLook look;

  public ProjectSms(ProjectActions projects) {
    this.look =
        new ReferenceLook(
            Reference.Kind.PROJECT,
            "sms.project.how",
            "projects.refused-number",
            projects::find,
            Map.of("found", "projects.show", "unknown", "projects.unknown"));
  }

  /** The look itself, for commands that take any reference. */
  public ReferenceLook look() {
    return look;
  }

  /** The command. */
  public SmsCommand command() {
    return SmsCommand.of("project", Set.of("PROJECT", "MRADI"), Argument.NUMBER, look::answer);
  }
}
