namespace CitizenParticipation.Reports;

/// <summary>Somebody says that a contribution breaks a rule or a law. It says nothing about whether that is so: a moderator decides, and whoever wants it hears how.</summary>
public sealed class Report
{
    private Report() { }

    /// <param name="proposalId">What is reported, or what it stands under: the rights of moderators follow it.</param>
    /// <param name="reporterId">Null for who has no confirmed account.</param>
    /// <param name="email">Of such a person, if they want an answer.</param>
    public Report(ReportedKind kind, Guid subjectId, Guid proposalId, ReportText text, Guid? reporterId, string email, string language, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        (Kind, SubjectId, ProposalId) = (kind, subjectId, proposalId);
        (Reason, Law, Words, Part) = (text.Reason, text.Law, text.Words, text.Part);
        (ReporterId, Email, Language, CreatedAt) = (reporterId, reporterId is null ? email : "", language, now);
    }

    public Guid Id { get; private set; }

    public ReportedKind Kind { get; private set; }

    public Guid SubjectId { get; private set; }

    public Guid ProposalId { get; private set; }

    /// <summary>A key of <see cref="ReportReason"/>.</summary>
    public string Reason { get; private set; } = "";

    public string Law { get; private set; } = "";

    public string Words { get; private set; } = "";

    public string Part { get; private set; } = "";

    /// <summary>Shown to nobody, moderators included; it keeps one person from reporting twice and says where the answer goes.</summary>
    public Guid? ReporterId { get; private set; }

    /// <summary>Only for the answer, and erased with it. In no list, log, trail or export.</summary>
    public string Email { get; private set; } = "";

    public string Language { get; private set; } = "de";

    public DateTimeOffset CreatedAt { get; private set; }

    public ReportState State { get; private set; }

    /// <summary>A key of <see cref="ReportReason"/> where something was done.</summary>
    public string DecidedReason { get; private set; } = "";

    /// <summary>The moderator's own words, to all who have reported.</summary>
    public string DecidedWords { get; private set; } = "";

    public Guid? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Whether anybody will hear what was decided.</summary>
    public bool WantsAnswer => ReporterId is not null || Email.Length > 0;

    /// <summary>Nobody decides on what they have reported themselves.</summary>
    public Refusal? RefusesAnswer(Guid? moderator) =>
        State != ReportState.Open ? Refusal.DecidedMeanwhile : moderator is not null && ReporterId == moderator ? Refusal.OwnReport : null;

    /// <summary>The second click, and not a second report.</summary>
    public bool IsSame(Guid? reporter, string email, ReportText text) =>
        ReporterId == reporter && (Reason, Law, Words, Part) == (text.Reason, text.Law, text.Words, text.Part) && string.Equals(Email, email, StringComparison.OrdinalIgnoreCase);

    /// <param name="reason">Empty where nothing was wrong.</param>
    public void Answer(bool acted, string reason, string words, Guid moderator, DateTimeOffset now)
    {
        State = acted ? ReportState.Acted : ReportState.Dismissed;
        (DecidedReason, DecidedWords, DecidedBy, DecidedAt) = (reason, words, moderator, now);
        Email = "";
    }

    /// <summary>Who has reported has left; what they have said is still looked at.</summary>
    public void ForgetReporter() => ReporterId = null;
}
