using System.Globalization;
using Microsoft.Extensions.Localization;

namespace CitizenParticipation.Web.Shell;

/// <summary>The sentence for a refusal in the reader's language.</summary>
public sealed class RefusalTexts(IStringLocalizer<Refusals> texts, IStringLocalizer<Words> words, Dates dates)
{
    public string Of(Fault fault) => texts[fault.Refusal.ToString(), fault.Refusal == Refusal.Blocked ? Until(fault.Value) : fault.Value];

    public string Of(Refusal refusal) => texts[refusal.ToString(), ""];

    private string Until(string instant) => DateTimeOffset.TryParse(instant, CultureInfo.InvariantCulture, out var end) ? words["Blocked.Until", dates.Until(end)] : "";
}
