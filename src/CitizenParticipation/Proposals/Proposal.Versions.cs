using CitizenParticipation.Accounts;

namespace CitizenParticipation.Proposals;

/// <content>How its public text is changed, and what stays of earlier ones. All of it needs the versions, which <c>Whole</c> loads.</content>
public sealed partial class Proposal
{
    /// <summary>The change of the public text that waits for review; needs the versions.</summary>
    public ProposalVersion? WaitingChange => PublishedAt is null ? null : Versions.SingleOrDefault(v => v.State == VersionState.InReview);

    /// <summary>Why this person cannot change the published text; the process is asked beside it.</summary>
    public Refusal? RefusesChange(Guid? actor) =>
        !IsBy(actor) ? Refusal.NotFound : State == ProposalState.Published ? null : Refusal.NotInThisState;

    /// <summary>Why this person may not decide about the change of the public text that waits; needs the versions.</summary>
    public Refusal? RefusesChangeReview(Rights moderator) =>
        RefusesDecision(moderator) ?? (State == ProposalState.Published && WaitingChange is not null ? null : (Refusal?)Refusal.DecidedMeanwhile);

    /// <summary>A text that is or was public; they are counted from 1. Needs the versions.</summary>
    public ProposalVersion? PublicVersion(int number) => Versions.Where(v => v.State == VersionState.Published).OrderBy(v => v.Number).ElementAtOrDefault(number - 1);

    /// <summary>Why this person may not take one public text out of the history, or show it again; needs the versions.</summary>
    /// <param name="number">Counts the public texts from 1.</param>
    public Refusal? RefusesHidingVersion(Rights moderator, int number, bool restore = false) =>
        PublicVersion(number) is not { } version ? Refusal.NotFound
        : RefusesDecision(moderator) ?? (PublicVersion(number + 1) is null ? Refusal.PresentVersion : version.IsHidden == restore ? null : (Refusal?)Refusal.DecidedMeanwhile);

    /// <summary>A change of the published text: it waits for review while the public text stays as it is. Needs the versions, without one that waits.</summary>
    public void Change(ProposalText text, string easy, ChangeNote note, Guid writer, DateTimeOffset now)
    {
        Versions.Add(new ProposalVersion(Id, NextNumber, writer, text, easy == EasyText ? null : easy, note, now));
        Revision++;
    }

    /// <summary>The waiting change becomes the public text.</summary>
    /// <param name="meaningChanged">The moderator's word, beside the author's.</param>
    public ProposalVersion PublishChange(bool meaningChanged, DateTimeOffset now)
    {
        var change = WaitingChange!;
        Write(change.Content);
        if (change.EasyText is { } easy && easy != EasyText) WriteEasy(easy, isChecked: false);
        change.Publish(meaningChanged, now);
        Revision++;
        return change;
    }

    /// <summary>Whether a change that was sent back could still become the public text: nothing newer has been submitted. Needs the versions.</summary>
    public bool CanReopen(int number) => State == ProposalState.Published && Versions.MaxBy(v => v.Number) is { State: VersionState.Returned } last && last.Number == number;

    /// <summary>A change that was sent back waits for review once more.</summary>
    public void Reopen(int number)
    {
        Versions.Single(v => v.Number == number).Close(VersionState.InReview, "", "");
        Revision++;
    }

    /// <summary>The waiting change is sent back, or taken back by an author; the public text stays as it is.</summary>
    public void DropChange(VersionState state, string reason = "", string words = "")
    {
        WaitingChange!.Close(state, reason, words);
        Revision++;
    }

    /// <summary>An earlier text goes out of the public history, with the reason in its place; needs the versions.</summary>
    public void HideVersion(int number, string reason, string words, DateTimeOffset now)
    {
        PublicVersion(number)!.Hide(reason, words, now);
        Revision++;
    }

    public void RestoreVersion(int number)
    {
        PublicVersion(number)!.Restore();
        Revision++;
    }

    /// <summary>A hidden version is erased for good; that it was hidden stays.</summary>
    public void EraseVersion(int number)
    {
        if (PublicVersion(number) is { IsHidden: true } version) version.Erase();
    }

    /// <summary>A hidden proposal is erased for good with all its texts; its address and its supports stay. Needs the versions.</summary>
    public void EraseHidden()
    {
        if (State != ProposalState.Hidden) return;
        foreach (var version in Versions) version.Erase();
        WriteEasy("", isChecked: false);
        Write(new ProposalText(Gone.Text, Gone.Text, "", "", "", DistrictKey, Category));
    }

    private int NextNumber => Versions.Select(v => v.Number).DefaultIfEmpty().Max() + 1;

    /// <summary>Without the versions a decision would leave one waiting for ever.</summary>
    private ProposalVersion? Waiting =>
        Versions.Count > 0 || State == ProposalState.Draft ? Versions.SingleOrDefault(v => v.State == VersionState.InReview) : throw new InvalidOperationException("A proposal is decided with its versions.");

    private void CloseWaiting(VersionState state, string reason, string words) => Waiting?.Close(state, reason, words);
}
