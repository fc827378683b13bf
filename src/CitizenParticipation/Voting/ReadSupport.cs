using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Districts;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Voting;

/// <summary>What the support box of a page says to this person: has supported, may support, or why not.</summary>
public sealed class ReadSupport(IDbContextFactory<ParticipationDb> databases, ReadRights rights, ReadDistricts districts, TimeProvider clock)
{
    /// <param name="Refusal">Why the person cannot support it now; sign-in is named before anything else.</param>
    /// <param name="Until">When the phase ends in which supporting and taking back are possible.</param>
    /// <param name="MeaningChangedAt">When the meaning of the text has changed since this person supported it; null when it has not.</param>
    public sealed record Answer(bool HasSupported, Refusal? Refusal, DateTimeOffset? Until, DateTimeOffset? MeaningChangedAt = null);

    public async Task<Answer> HandleAsync(Guid? reader, Guid proposalId, ProposalState state, Process process, CancellationToken stop = default)
    {
        var now = clock.GetUtcNow();
        var until = process.CurrentPhase(now) is { TakesSupport: true } phase ? phase.EndsAt : (DateTimeOffset?)null;
        if (until is null) return new Answer(await SupportedAtAsync(reader, proposalId, stop) is not null, Refusal.NoSupportNow, null);
        var who = await rights.HandleAsync(reader, stop);
        if (who.Participant is not { } person) return new Answer(false, Refusal.SignInRequired, until);
        var supporter = new SupportRule.Supporter(person.EmailConfirmed, person.HomeDistrictKey);
        var refusal = SupportRule.Refuses(state, process, supporter, await districts.HandleAsync(stop), now);
        var supportedAt = await SupportedAtAsync(reader, proposalId, stop);
        return new Answer(supportedAt is not null, refusal, until, supportedAt is { } since ? await MeaningChangedSinceAsync(proposalId, since, stop) : null);
    }

    private async Task<DateTimeOffset?> SupportedAtAsync(Guid? reader, Guid proposalId, CancellationToken stop)
    {
        if (reader is null) return null;
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Supports.Where(s => s.ProposalId == proposalId && s.ParticipantId == reader).Select(s => (DateTimeOffset?)s.At).SingleOrDefaultAsync(stop);
    }

    private async Task<DateTimeOffset?> MeaningChangedSinceAsync(Guid proposalId, DateTimeOffset since, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Set<ProposalVersion>().Where(v => v.ProposalId == proposalId && (v.AuthorSaysMeaningChanged || v.ModeratorSaysMeaningChanged) && v.PublishedAt > since)
            .MaxAsync(v => v.PublishedAt, stop);
    }
}
