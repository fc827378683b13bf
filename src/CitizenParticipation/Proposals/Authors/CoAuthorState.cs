namespace CitizenParticipation.Proposals.Authors;

/// <summary>How far somebody is with writing a proposal of another person along.</summary>
public enum CoAuthorState
{
    /// <summary>Has asked; the author has not answered.</summary>
    Asked = 0,

    /// <summary>Writes along, by the word of both.</summary>
    Joined = 1,

    /// <summary>The author said no. Asking once more is not possible; being invited is.</summary>
    Declined = 2,
}
