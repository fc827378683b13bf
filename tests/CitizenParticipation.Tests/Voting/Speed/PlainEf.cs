using CitizenParticipation.Data;
using CitizenParticipation.Data.Postgres;
using CitizenParticipation.Data.Sqlite;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Voting;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Voting.Speed;

/// <summary>What one would write first: a context per vote, the row and the counter in one SaveChanges, the provider as it comes. No rules, no ledger.</summary>
public sealed class PlainEf(DatabaseChoice database) : IVoteWay
{
    public async Task VoteAsync(Guid proposalId, Guid participantId)
    {
        await using var db = Open();
        db.Add(new Support(proposalId, participantId, A.Now));
        var proposal = await db.Proposals.SingleAsync(p => p.Id == proposalId);
        db.Entry(proposal).Property(p => p.Supports).CurrentValue++;
        await db.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private ParticipationDb Open() => database.Provider == DatabaseProvider.Postgres
        ? new PostgresParticipationDb(new DbContextOptionsBuilder<PostgresParticipationDb>().UseNpgsql(database.ConnectionString).Options)
        : new SqliteParticipationDb(new DbContextOptionsBuilder<SqliteParticipationDb>().UseSqlite(database.ConnectionString).Options);
}
