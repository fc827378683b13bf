using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Districts;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Proposals.Authors;
using CitizenParticipation.Voting;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Notifications;

/// <summary>A person follows a proposal, a process or a district, or wants to hear no more of it. Doing it twice is doing it once.</summary>
public sealed class FollowTopic(IDbContextFactory<ParticipationDb> databases, ReadRights rights, ReadDistricts districts, TimeProvider clock)
{
    /// <summary>More than anybody follows on purpose.</summary>
    public const int Most = 1_000;

    /// <param name="Name">As in the address of the topic: a slug, or the key of a district.</param>
    /// <param name="Wants">False to hear no more of it.</param>
    public sealed record Input(TopicKind Kind, string? Name, bool Wants);

    public sealed record Said(bool Follows);

    public async Task<Outcome<Said>> HandleAsync(Guid? actor, Input input, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        if ((await rights.HandleAsync(db, actor, stop)).Id is not { } person) return Refusal.SignInRequired;
        if (await TargetAsync(db, person, input, stop) is not { } target) return Refusal.NotFound;
        var row = await db.Follows.SingleOrDefaultAsync(f => f.ParticipantId == person && f.Kind == input.Kind && f.Target == target, stop);
        var wish = input.Wants ? Wish.Follow : await IsToldAnywayAsync(db, person, input.Kind, target, stop) ? Wish.Mute : (Wish?)null;
        if (wish is null && row is not null) db.Remove(row);
        else if (wish is { } said && row is not null) row.Say(said, clock.GetUtcNow());
        else if (wish is { } first)
        {
            if (await db.Follows.CountAsync(f => f.ParticipantId == person, stop) >= Most) return Refusal.TooManyFollowed;
            db.Add(new Follow(person, input.Kind, target, first, clock.GetUtcNow()));
        }

        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return new Said(input.Wants);
    }

    /// <summary>What cannot be seen cannot be followed; what was hidden meanwhile can still be let go.</summary>
    private async Task<string?> TargetAsync(ParticipationDb db, Guid person, Input input, CancellationToken stop) => input.Kind switch
    {
        TopicKind.Proposal => await db.Proposals.Where(p => p.Slug == input.Name && (!input.Wants || p.State == ProposalState.Published || p.AuthorId == person)).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(stop) is { } id ? Follow.Of(id) : null,
        TopicKind.Process => await db.Processes.Where(p => p.Slug == input.Name).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(stop) is { } id ? Follow.Of(id) : null,
        TopicKind.District => (await districts.HandleAsync(stop)).Find(input.Name)?.Key,
        _ => null,
    };

    /// <summary>Whoever has written a proposal, writes along or supports it hears of it without following; letting go means to say so.</summary>
    private static async Task<bool> IsToldAnywayAsync(ParticipationDb db, Guid person, TopicKind kind, string target, CancellationToken stop)
    {
        if (kind != TopicKind.Proposal) return false;
        var id = Guid.Parse(target);
        return await db.Proposals.AnyAsync(p => p.Id == id && (p.AuthorId == person || p.CoAuthors.Any(c => c.ParticipantId == person && c.State == CoAuthorState.Joined)), stop)
            || await db.Supports.AnyAsync(s => s.ProposalId == id && s.ParticipantId == person, stop);
    }
}
