using CitizenParticipation.Rules;
using CitizenParticipation.Web.Shell;
using Microsoft.Extensions.Localization;

namespace CitizenParticipation.Web.Moderation.Desk;

/// <summary>What moderators begin with when they write about a rule: before publication what can be mended, afterwards what has happened.</summary>
public sealed class FirstWords(IStringLocalizer<DeskTexts> texts)
{
    /// <param name="hides">It is about something that everybody could read.</param>
    public string Of(Rule rule, bool hides) => hides ? texts["Hide.Words", rule.Number, rule.Title(Languages.Current)] : rule.Letter(Languages.Current);
}
