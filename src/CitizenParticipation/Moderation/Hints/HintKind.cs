namespace CitizenParticipation.Moderation.Hints;

/// <summary>What a check may point at. The order is that of the list on the desk.</summary>
public enum HintKind
{
    Phone,
    Email,
    Iban,
    Plate,
    Insult,

    /// <summary>Nearly the words of another proposal.</summary>
    CopyOfProposal,

    /// <summary>Nearly the words of another comment.</summary>
    CopyOfComment,

    /// <summary>Many contributions by one account within a short time.</summary>
    Burst,
    Capitals,
    ExclamationMarks,
    Links,
}
