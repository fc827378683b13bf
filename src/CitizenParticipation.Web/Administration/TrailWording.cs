using CitizenParticipation.Administration;
using CitizenParticipation.Audit;
using CitizenParticipation.Web.Shell;
using Microsoft.Extensions.Localization;

namespace CitizenParticipation.Web.Administration;

/// <summary>What stands in the trail in the words of the interface; what it has no words for is shown as it stands there.</summary>
public static class TrailWording
{
    public static string Action(string action, IStringLocalizer<TrailTexts> texts) => Or(texts["Do." + action], action);

    public static string Kind(string kind, IStringLocalizer<TrailTexts> texts) => Or(texts["Kind." + kind], kind);

    /// <summary>A state alone has words, also behind what it is the state of ("version 3: Published").</summary>
    public static string Value(string value, IStringLocalizer<TrailTexts> texts)
    {
        var at = value.LastIndexOf(": ", StringComparison.Ordinal) is var colon && colon < 0 ? 0 : colon + 2;
        return value[..at] + Or(texts["Value." + value[at..]], value[at..]);
    }

    public static string Finding(VerifyTrail.Finding finding, IStringLocalizer<TrailTexts> texts) =>
        texts[$"Fault.{finding.Fault}{(finding.From == finding.To ? "" : ".Many")}", finding.From, finding.To];

    public static string? Link(TrailSubject subject) => subject.Opens switch
    {
        TrailSubject.Place.Proposal => Links.Proposal(subject.Slug!),
        TrailSubject.Place.Case => Links.Case(subject.Slug!),
        TrailSubject.Place.Comment => Links.Comment(subject.Slug!, subject.Id!.Value),
        TrailSubject.Place.CommentCase => Links.ModerateComment(subject.Id!.Value),
        TrailSubject.Place.OfferCase => Links.ModerateOffer(subject.Id!.Value),
        TrailSubject.Place.Decision => Links.Decision(subject.Id!.Value),
        TrailSubject.Place.Process => Links.Process(subject.Slug!),
        _ => null,
    };

    private static string Or(LocalizedString text, string otherwise) => text.ResourceNotFound ? otherwise : text;
}
