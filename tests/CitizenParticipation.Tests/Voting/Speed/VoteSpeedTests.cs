using CitizenParticipation.Data;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Voting.Speed;

/// <summary>Short runs with generous bounds: they see a collapse, not a percentage. The real figures have a command of their own.</summary>
[Collection(nameof(Alone))]
public sealed class VoteSpeedTests
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(0.7);

    [Fact]
    public async Task The_writer_keeps_up_with_a_bare_loop_and_leaves_a_save_for_each_vote_behind()
    {
        var (bare, writer, plain) = (new List<VoteFigure>(), new List<VoteFigure>(), new List<VoteFigure>());
        for (var round = 0; round < 3; round++)
        {
            bare.Add(await RunAsync(db => Bare(db.Database)));
            writer.Add(await RunAsync(db => new ThroughWriter(db)));
            plain.Add(await RunAsync(db => new PlainEf(db.Database)));
        }

        Assert.Equal(0, VoteFigure.Median(writer).Failures);
        Assert.InRange(VoteFigure.Median(writer).PerSecond / VoteFigure.Median(bare).PerSecond, 0.2, double.MaxValue);
        Assert.InRange(VoteFigure.Median(writer).PerSecond / VoteFigure.Median(plain).PerSecond, 2, double.MaxValue);
    }

    [Fact]
    public async Task A_fuller_database_takes_votes_about_as_fast()
    {
        await using var empty = await TestDb.CreateAsync();
        await using var full = await TestDb.CreateAsync();
        await FullDatabase.FillAsync(empty, proposals: 100, people: 100, supportsEach: 5);
        await FullDatabase.FillAsync(full, proposals: 5_000, people: 4_000, supportsEach: 10);
        var (few, many) = (new List<VoteFigure>(), new List<VoteFigure>());
        var (little, much) = (await Electorate.AddAsync(empty, 20, 3_000), await Electorate.AddAsync(full, 20, 3_000));
        for (var round = 0; round < 3; round++)
        {
            few.Add(await VoteSpeed.MeasureAsync(empty, new ThroughWriter(empty), little, 32, Length));
            many.Add(await VoteSpeed.MeasureAsync(full, new ThroughWriter(full), much, 32, Length));
        }

        Assert.InRange(VoteFigure.Median(many).PerSecond / VoteFigure.Median(few).PerSecond, 0.25, double.MaxValue);
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
