using CitizenParticipation.Data;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Proposals.Authors;
using CitizenParticipation.Voting;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Notifications;

/// <summary>Whether a person hears of a topic, and why: what the button on its page says.</summary>
public sealed class ReadFollow(IDbContextFactory<ParticipationDb> databases)
{
    /// <param name="Because">Null when the person is told nothing of it.</param>
    public sealed record Answer(Because? Because);

    /// <param name="name">As in the address of the topic.</param>
    public async Task<Answer> HandleAsync(Guid reader, TopicKind kind, string name, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var id = kind switch
        {
            TopicKind.Proposal => await db.Proposals.Where(p => p.Slug == name).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(stop),
            TopicKind.Process => await db.Processes.Where(p => p.Slug == name).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(stop),
            _ => null,
        };
        var target = id is { } known ? Follow.Of(known) : name;
        var wish = await db.Follows.Where(f => f.ParticipantId == reader && f.Kind == kind && f.Target == target).Select(f => (Wish?)f.Wish).SingleOrDefaultAsync(stop);
        if (wish == Wish.Mute) return new Answer((Because?)null);
        if (wish == Wish.Follow) return new Answer(kind switch { TopicKind.Proposal => Because.FollowsProposal, TopicKind.Process => Because.FollowsProcess, _ => Because.FollowsDistrict });
        if (kind != TopicKind.Proposal || id is null) return new Answer((Because?)null);
        if (await db.Proposals.AnyAsync(p => p.Id == id && (p.AuthorId == reader || p.CoAuthors.Any(c => c.ParticipantId == reader && c.State == CoAuthorState.Joined)), stop)) return new Answer(Because.Own);
        var supports = await db.Supports.AnyAsync(s => s.ProposalId == id && s.ParticipantId == reader, stop)
            && !await db.NoticeChoices.AnyAsync(c => c.ParticipantId == reader && c.TellSupported == false, stop);
        return new Answer(supports ? Because.Supports : null);
    }
}
