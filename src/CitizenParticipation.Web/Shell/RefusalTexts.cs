using Microsoft.Extensions.Localization;

namespace CitizenParticipation.Web.Shell;

/// <summary>The sentence for a refusal in the reader's language.</summary>
public sealed class RefusalTexts(IStringLocalizer<Refusals> texts)
{
    public string Of(Fault fault) => texts[fault.Refusal.ToString(), fault.Value];

    public string Of(Refusal refusal) => texts[refusal.ToString(), ""];
}
