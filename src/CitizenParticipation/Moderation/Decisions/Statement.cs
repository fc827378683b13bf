using System.Globalization;
using CitizenParticipation.City;
using CitizenParticipation.Mail;
using CitizenParticipation.Rules;

namespace CitizenParticipation.Moderation.Decisions;

/// <summary>
/// The statement of reasons (Digital Services Act, Art. 17 (3)): what is restricted and for how long, the facts, the rule, the reason, what led to it, and how to object.
/// Mail and page are made of these same parts, so that nobody reads in one what the other does not say.
/// </summary>
/// <param name="Subject">One line.</param>
/// <param name="Lead">What has happened.</param>
public sealed record Statement(string Subject, string Lead, IReadOnlyList<Statement.Part> Parts)
{
    /// <param name="Heading">A few words.</param>
    /// <param name="Text">May hold what people have typed: data, never markup.</param>
    /// <param name="Path">Where more is to be read, or null.</param>
    public sealed record Part(string Heading, string Text, string? Path = null);

    /// <param name="title">Of the proposal.</param>
    /// <param name="slug">Of the proposal.</param>
    internal static Statement Of(Decision decision, Rule? rule, string title, string slug, string language, CityClock clock)
    {
        var key = decision.Kind switch
        {
            ContributionKind.Proposal => decision.Verdict.ToString(),
            _ when decision.Verdict is DecisionVerdict.Blocked or DecisionVerdict.Unblocked => decision.Verdict.ToString(),
            _ => decision.Kind.ToString() + decision.Verdict,
        };
        var parts = new List<Part>();
        if (decision.TakesSomething)
        {
            var means = decision.BlockUntil is { } end
                ? Say(decision.BlocksEverywhere ? "Means.BlockedEverywhere" : "Means.Blocked", Day(end))
                : Say("Means." + (decision.Kind == ContributionKind.Change ? "Change" : decision.Verdict.ToString()));
            parts.Add(new(Say("Means"), means, PathOf(decision, slug)));
            parts.Add(new(Say("Facts"), Say("Facts.Written", Day(decision.WrittenAt)) + (decision.Passage.Length > 0 ? " " + Say("Facts.Passage", decision.Passage) : "")));
            if (rule is not null) parts.Add(new(Say("Rule"), $"{Say("Rule.Number", rule.Number, rule.Title(language))} {rule.Text(language).Text}".Trim(), $"/rules/{rule.Edition}#rule-{rule.Number}"));
        }

        if (decision.Words.Length > 0) parts.Add(new(Say("Words"), decision.Words));
        if (decision.TakesSomething)
        {
            parts.Add(new(Say("Cause"), Say("Cause." + decision.Cause) + " " + Say(decision.SecondId is null ? "Cause.One" : "Cause.Two")));
            if (decision.EraseAt is { } until) parts.Add(new(Say("Kept"), Say("Kept.Until", Day(until))));
            parts.Add(new(Say("Appeal"), Say("Appeal.How", Day(decision.AppealUntil)), $"/me/decisions/{decision.Id:N}"));
        }

        return new Statement(MailTexts.In(language, key + ".Subject", title), MailTexts.In(language, key + ".Lead", title), parts);

        string Say(string name, params object[] values) => MailTexts.In(language, "Statement." + name, values);

        string Day(DateTimeOffset at) => clock.Local(at).ToString("D", CultureInfo.GetCultureInfo(language));
    }

    private static string? PathOf(Decision decision, string slug) => (decision.Kind, decision.Verdict) switch
    {
        (ContributionKind.Proposal, DecisionVerdict.Returned) => $"/me/proposals/{slug}/revise",
        (ContributionKind.Change, _) => $"/me/proposals/{slug}/change",
        _ => null,
    };
}
