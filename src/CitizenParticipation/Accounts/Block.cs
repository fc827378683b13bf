namespace CitizenParticipation.Accounts;

/// <summary>
/// Moderators keep a person from writing for a time, in one process or in all of them. It is a block from writing only: proposals, changes, comments, offers and
/// files. Supporting, reading, following, reporting, deleting and withdrawing what is one's own, and leaving stay as they are, because moderation takes nobody
/// the right to be counted. What the person has written before is not touched either; each contribution is decided for itself.
/// </summary>
public sealed class Block
{
    public const int MostDays = 366;
    public const int LongestRule = 40;

    private Block() { }

    /// <param name="processId">Null for all processes.</param>
    /// <param name="ruleReference">The rule that was broken, such as "1.2" for the second rule of the first rulebook.</param>
    /// <param name="words">To the person.</param>
    /// <param name="decisionId">The decision behind it.</param>
    public Block(Guid participantId, Guid? processId, DateTimeOffset from, DateTimeOffset until, string ruleReference, string words, Guid? decisionId = null)
    {
        if (RefusesTime(from, until) is not null) throw new ArgumentOutOfRangeException(nameof(until), until, "A block ends after it begins, and within a year.");
        ArgumentException.ThrowIfNullOrWhiteSpace(ruleReference);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ruleReference.Length, LongestRule, nameof(ruleReference));
        Id = Guid.CreateVersion7(from);
        (ParticipantId, ProcessId, From, Until, RuleReference, Words, DecisionId) = (participantId, processId, from, until, ruleReference, words, decisionId);
    }

    public Guid Id { get; private set; }

    public Guid ParticipantId { get; private set; }

    /// <summary>The one process in which the person may not write; null for all.</summary>
    public Guid? ProcessId { get; private set; }

    public DateTimeOffset From { get; private set; }

    /// <summary>From this instant on the person writes again, without anybody having to do something.</summary>
    public DateTimeOffset Until { get; private set; }

    public string RuleReference { get; private set; } = "";

    /// <summary>The moderator's words to the person; empty once they were erased.</summary>
    public string Words { get; private set; } = "";

    public Guid? DecisionId { get; private set; }

    /// <summary>When it was ended before its time.</summary>
    public DateTimeOffset? LiftedAt { get; private set; }

    /// <summary>Why a block cannot last like this.</summary>
    public static Refusal? RefusesTime(DateTimeOffset from, DateTimeOffset until) =>
        until <= from ? Refusal.EndsBeforeStart : until > from.AddDays(MostDays) ? Refusal.BlockTooLong : null;

    /// <summary>It keeps the person from writing in this process now.</summary>
    public bool Counts(Guid process, DateTimeOffset now) => !IsOver(now) && From <= now && (ProcessId is null || ProcessId == process);

    public bool IsOver(DateTimeOffset now) => LiftedAt is not null || Until <= now;

    /// <summary>Why it cannot be ended before its time.</summary>
    public Refusal? RefusesLifting(DateTimeOffset now) => IsOver(now) ? Refusal.DecidedMeanwhile : null;

    public void Lift(DateTimeOffset now) => LiftedAt = now;

    /// <summary>That there was a block and why stays for the public figures; what was said to somebody who has left does not.</summary>
    public void EraseWords() => Words = "";
}
