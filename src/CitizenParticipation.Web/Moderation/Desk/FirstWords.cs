using CitizenParticipation.Moderation.Desk;
using CitizenParticipation.Rules;
using CitizenParticipation.Web.Shell;
using Microsoft.Extensions.Localization;

namespace CitizenParticipation.Web.Moderation.Desk;

/// <summary>What moderators begin with when they write about a rule: before publication what can be mended, afterwards what has happened.</summary>
public sealed class FirstWords(IStringLocalizer<DeskTexts> texts)
{
    public string Of(Rule rule, DeedVerdict verdict) => verdict switch
    {
        DeedVerdict.Hide => texts["Hide.Words", rule.Number, rule.Title(Languages.Current)],
        DeedVerdict.Acted => texts["Gone.Words", rule.Number, rule.Title(Languages.Current)],
        _ => rule.Letter(Languages.Current),
    };

    /// <summary>Nothing was wrong: that is said in the same words to everybody. What has gone for another reason has no such words.</summary>
    public string? Of(OpenedCase shown, DeedVerdict verdict) => verdict == DeedVerdict.Dismiss && shown.Reports is { IsPublic: true } ? texts["Dismiss.Words"].Value : null;

    /// <summary>Whether nobody has changed the words that a deed began with.</summary>
    public bool Began(Deed deed, IEnumerable<Rule> rules) =>
        deed.Words == texts["Dismiss.Words"].Value || (rules.FirstOrDefault(r => r.Key == deed.Reason) is { } rule && deed.Words == Of(rule, deed.Verdict));
}
