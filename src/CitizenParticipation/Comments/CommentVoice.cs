using CitizenParticipation.Accounts;
using CitizenParticipation.Districts;
using CitizenParticipation.Proposals;

namespace CitizenParticipation.Comments;

/// <summary>In whose name a comment speaks. It is settled when the comment is written and stays, whatever becomes of the rights of the person.</summary>
public enum CommentVoice
{
    None = 0,

    /// <summary>Who has made the proposal.</summary>
    Author = 1,
    Moderation = 2,
    Administration = 3,

    /// <summary>The committee of the borough in which the proposal lies.</summary>
    Committee = 4,
}

/// <summary>Which voices somebody has.</summary>
public static class Voices
{
    /// <summary>The office in whose name this person may speak here; none for the author of the proposal, who speaks for themselves.</summary>
    public static CommentVoice OfficeOf(Rights person, Guid processId, string districtKey, Guid authorId, DistrictTree districts) =>
        person.Id == authorId ? CommentVoice.None
        : person.IsAdministrator ? CommentVoice.Administration
        : person.MayModerate(processId, districtKey) ? CommentVoice.Moderation
        : districts.BoroughOf(districtKey) is { } borough && person.CommitteeDistricts.Contains(borough.Key) ? CommentVoice.Committee
        : CommentVoice.None;

    /// <summary>The voice of a new comment.</summary>
    /// <param name="official">True when the person wants to speak for their office.</param>
    internal static CommentVoice Of(Rights person, Proposal proposal, DistrictTree districts, bool official) =>
        proposal.IsBy(person.Id) ? CommentVoice.Author
        : official ? OfficeOf(person, proposal.ProcessId, proposal.DistrictKey, proposal.AuthorId, districts)
        : CommentVoice.None;
}
