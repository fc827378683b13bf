using CitizenParticipation.Moderation.Decisions;

namespace CitizenParticipation.Moderation.Desk;

/// <summary>What goes on while a case waits; the desk shows the worst first, and of equals the oldest.</summary>
public enum Harm
{
    /// <summary>Nobody is hurt and nobody is kept from anything.</summary>
    Low = 0,

    /// <summary>Somebody waits for their right or for an answer.</summary>
    Usual = 1,

    /// <summary>Something that hurts people may be public.</summary>
    High = 2,
}

public static class Harms
{
    /// <summary>Reasons of reports that speak of people being hurt, see <see cref="Reports.ReportReason"/>.</summary>
    public static readonly IReadOnlyList<string> GraveReasons = ["Illegal", "PersonalData", "Insult"];

    /// <summary>Taking something away protects others; giving something back serves one person.</summary>
    public static Harm Of(DecisionVerdict verdict) => verdict is DecisionVerdict.Hidden or DecisionVerdict.Blocked ? Harm.High : Harm.Usual;
}
