namespace CitizenParticipation.Proposals;

/// <summary>What an author says about a change of a published text.</summary>
/// <param name="Words">What is different and why, one line; everybody reads it beside the new version.</param>
/// <param name="ChangesMeaning">The author's own word that supporters would now support something else.</param>
public sealed record ChangeNote(string Words, bool ChangesMeaning)
{
    public static ChangeNote None { get; } = new("", false);
}
