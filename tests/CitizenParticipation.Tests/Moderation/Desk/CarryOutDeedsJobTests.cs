using CitizenParticipation.Claiming;
using CitizenParticipation.Moderation.Desk;
using CitizenParticipation.Proposals;
using Microsoft.Extensions.Hosting;

namespace CitizenParticipation.Tests.Moderation.Desk;

public sealed class CarryOutDeedsJobTests : IAsyncLifetime
{
    private Bench bench = null!;
    private CarryOutDeedsJob job = null!;

    public async ValueTask InitializeAsync()
    {
        bench = await Bench.OpenAsync();
        job = bench.Db.Get<IEnumerable<IHostedService>>().OfType<CarryOutDeedsJob>().Single();
    }

    public async ValueTask DisposeAsync()
    {
        await job.StopAsync(CancellationToken.None);
        await bench.DisposeAsync();
    }

    [Fact]
    public async Task Deeds_are_carried_out_when_their_time_has_come()
    {
        await job.StartAsync(CancellationToken.None);
        for (var round = 0; round < 3; round++)
        {
            var key = await bench.CaseAsync(CaseKind.Proposal);
            await bench.HeldAsync(bench.Mona, key, new(DeedVerdict.Publish));
            // It may still be on its way to sleep: its night begins by our clock.
            for (var i = 0; i < 200 && (await bench.DeedsAsync()).Count > 0; i++)
            {
                bench.Db.Clock.Advance(TimeSpan.FromSeconds(10));
                await Task.Delay(TimeSpan.FromMilliseconds(50));
            }

            Assert.Equal(ProposalState.Published, await bench.StateAsync(key.Id));
        }

        Assert.Equal(3, (await bench.Db.MailsAsync()).Count);
    }

    [Fact]
    public async Task What_was_left_by_a_process_that_ended_is_carried_out_at_the_next_start()
    {
        var key = await bench.CaseAsync(CaseKind.Proposal);
        await bench.HeldAsync(bench.Mona, key, new(DeedVerdict.Publish));
        bench.Db.Clock.Advance(TimeSpan.FromHours(1));
        await job.StartAsync(CancellationToken.None);
        for (var i = 0; i < 200 && (await bench.DeedsAsync()).Count > 0; i++) await Task.Delay(TimeSpan.FromMilliseconds(50));
        Assert.Equal(ProposalState.Published, await bench.StateAsync(key.Id));
    }
}
