using CitizenParticipation.Moderation.Desk;

namespace CitizenParticipation.Web.Moderation.Desk;

/// <summary>What can be done about which case. P is always the yes and X the no, so that the hand learns four letters and not twelve.</summary>
public static class Moves
{
    private const string Quiet = "button button-quiet";
    private const string Danger = "button button-danger";

    public static readonly IReadOnlyList<Move> Review =
        [new(DeedVerdict.Publish, 'p', "Publish"), new(DeedVerdict.Return, 'r', "Return", AsksRule: true, Style: Quiet), new(DeedVerdict.Refuse, 'x', "Refuse", AsksRule: true, Style: Danger)];

    public static readonly IReadOnlyList<Move> Public = [new(DeedVerdict.Hide, 'h', "Hide", AsksRule: true, Style: Danger)];

    public static readonly IReadOnlyList<Move> Hidden = [new(DeedVerdict.Restore, 'p', "Restore", AsksWords: true)];

    public static readonly IReadOnlyList<Move> Change = [new(DeedVerdict.Publish, 'p', "Change.Publish"), new(DeedVerdict.Return, 'r', "Change.Return", AsksRule: true, Style: Quiet)];

    public static readonly IReadOnlyList<Move> Reported =
        [new(DeedVerdict.Dismiss, 'x', "Report.Dismiss", AsksWords: true), new(DeedVerdict.Hide, 'h', "Report.Hide", AsksRule: true, Style: Danger)];

    /// <summary>What was reported has gone already.</summary>
    public static readonly IReadOnlyList<Move> ReportedGone =
        [new(DeedVerdict.Acted, 'p', "Report.Acted", AsksRule: true), new(DeedVerdict.Dismiss, 'x', "Report.Dismiss", AsksWords: true, Style: Quiet)];

    public static readonly IReadOnlyList<Move> Second = [new(DeedVerdict.Agree, 'p', "Second.Agree", Confirms: true), new(DeedVerdict.Decline, 'x', "Second.Decline", AsksWords: true, Style: Quiet)];

    /// <summary>For who has decided it.</summary>
    public static readonly IReadOnlyList<Move> OwnSecond = [new(DeedVerdict.Decline, 'x', "Second.TakeBack", Style: Quiet)];

    /// <summary>Agreeing is closed, because the text has changed since.</summary>
    public static readonly IReadOnlyList<Move> OnlyDecline = [Second[1]];

    public static readonly IReadOnlyList<Move> Appeal = [new(DeedVerdict.Grant, 'p', "Appeal.Grant", AsksWords: true), new(DeedVerdict.Uphold, 'x', "Appeal.Uphold", AsksWords: true, Style: Quiet)];

    public static readonly IReadOnlyList<Move> Easy = [new(DeedVerdict.Settle, 'p', "Easy.Settle")];

    public static readonly IReadOnlyList<Move> Translation = [new(DeedVerdict.Settle, 'p', "Translation.Settle")];

    public static readonly IReadOnlyList<Move> Regrouping = [new(DeedVerdict.Settle, 'x', "Regrouping.Settle", Style: Quiet)];
}
