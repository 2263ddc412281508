package ke.go.machakos.gateway.projects;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ke.go.machakos.db.places.Gazetteer;
import ke.go.machakos.db.places.Ward;
import ke.go.machakos.db.projects.Project;
import ke.go.machakos.db.projects.Projects;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.gateway.sms.Argument;
import ke.go.machakos.gateway.sms.CommandWords;
import ke.go.machakos.gateway.sms.ReferenceLook;
import ke.go.machakos.gateway.sms.SmsAsk;
import ke.go.machakos.gateway.sms.SmsCommand;
import ke.go.machakos.gateway.sms.SmsReply;

/** How a project stands, or which there are in a ward, by SMS. */
public final class ProjectSms {
  private final ReferenceLook look;
  private final Gazetteer places;
  private final Projects projects;

  public ProjectSms(ProjectActions actions, Gazetteer places, Projects projects) {
    this.places = places;
    this.projects = projects;
    this.look =
        new ReferenceLook(
            Reference.Kind.PROJECT,
            "sms.project.how",
            "projects.refused-number",
            actions::find,
            Map.of("found", "projects.show", "unknown", "projects.unknown"));
  }

  /** The look itself, for commands that take any reference. */
  public ReferenceLook look() {
    return look;
  }

  /** The command, with a number or the name of a ward. */
  public SmsCommand command() {
    Argument argument =
        text -> Argument.NUMBER.read(text).or(() -> places.wardNamed(text).map(Ward::name));
    return SmsCommand.of("project", CommandWords.of("PROJECT", "MRADI"), argument, this::answer);
  }

  private SmsReply answer(SmsAsk ask) {
    return places
        .wardNamed(ask.argument())
        .map(ward -> ofWard(ask, ward))
        .orElseGet(() -> look.answer(ask));
  }

  private SmsReply ofWard(SmsAsk ask, Ward ward) {
    List<Project> there = projects.inWard(ward.code());
    if (there.isEmpty()) {
      return SmsReply.of(ask, "projects.none");
    }
    String list =
        there.stream()
            .map(it -> it.reference().digits() + " " + it.name(ask.language().code()))
            .collect(Collectors.joining("\n"));
    boolean sample = there.stream().anyMatch(Project::sample);
    return SmsReply.of(
        ask,
        "sms.project.ward",
        Map.of("ward", ward.name(), "list", list, "sample", sample ? "yes" : "no"));
  }
}
