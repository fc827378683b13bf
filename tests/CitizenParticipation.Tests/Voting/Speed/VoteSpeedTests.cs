using CitizenParticipation.Data;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Voting.Speed;

/// <summary>
/// Short runs with generous bounds: they see a collapse, not a percentage. A collapse shows in every round, a busy machine only in some, so one good round of
/// several is enough. The real figures have a command of their own.
/// </summary>
[Collection(nameof(Alone))]
public sealed class VoteSpeedTests
{
    private const int Rounds = 8;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(0.7);

    [Fact]
    public async Task The_writer_keeps_up_with_a_bare_loop_and_leaves_a_save_for_each_vote_behind()
    {
        var seen = new List<(double OfBare, double OfPlain, int Failures)>();
        for (var round = 0; round < Rounds && !seen.Any(s => s is { OfBare: >= 0.2, OfPlain: >= 2 }); round++)
        {
            var bare = await RunAsync(db => Bare(db.Database));
            var writer = await RunAsync(db => new ThroughWriter(db));
            var plain = await RunAsync(db => new PlainEf(db.Database));
            seen.Add((writer.PerSecond / bare.PerSecond, writer.PerSecond / plain.PerSecond, writer.Failures));
        }

        Assert.Contains(seen, s => s is { OfBare: >= 0.2, OfPlain: >= 2 });
        Assert.All(seen, s => Assert.Equal(0, s.Failures));
    }

    [Fact]
    public async Task A_fuller_database_takes_votes_about_as_fast()
    {
        await using var empty = await TestDb.CreateAsync();
        await using var full = await TestDb.CreateAsync();
        await FullDatabase.FillAsync(empty, proposals: 100, people: 100, supportsEach: 5);
        await FullDatabase.FillAsync(full, proposals: 5_000, people: 4_000, supportsEach: 10);
        var (little, much) = (await Electorate.AddAsync(empty, 100, 3_000), await Electorate.AddAsync(full, 100, 3_000));
        var seen = new List<double>();
        for (var round = 0; round < Rounds && !seen.Any(s => s >= 0.25); round++)
        {
            var few = await VoteSpeed.MeasureAsync(empty, new ThroughWriter(empty), little, 32, Length);
            var many = await VoteSpeed.MeasureAsync(full, new ThroughWriter(full), much, 32, Length);
            seen.Add(many.PerSecond / few.PerSecond);
        }

        Assert.Contains(seen, s => s >= 0.25);
    }

    private static async Task<VoteFigure> RunAsync(Func<TestDb, IVoteWay> make)
    {
        await using var db = await TestDb.CreateAsync();
        var electorate = await Electorate.AddAsync(db, 20, 2_000);
        await using var way = make(db);
        return await VoteSpeed.MeasureAsync(db, way, electorate, 32, Length);
    }

    private static IVoteWay Bare(DatabaseChoice database) =>
        database.Provider == DatabaseProvider.Postgres ? new BarePostgres(database.ConnectionString) : new BareSqlite(database.ConnectionString);
}

/// <summary>Nothing else runs beside a measurement.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
