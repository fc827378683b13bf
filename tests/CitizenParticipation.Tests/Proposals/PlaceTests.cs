using CitizenParticipation.Accounts;
using CitizenParticipation.Moderation;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Proposals;

public sealed class PlaceTests : IAsyncLifetime
{
    private static readonly ProposalInput Input = A.ProposalInput(district: "Z-1-A") with { Place = new("Am Brunnen", "7,005", "60,01") };
    private static readonly ProposalPlace Brunnen = new(7.005, 60.01, "Am Brunnen");

    private TestDb db = null!;
    private Process process = null!;
    private Participant author = null!;

    public async ValueTask InitializeAsync()
    {
        db = await TestDb.CreateAsync(TestCity.Zweidorf, votes: false);
        process = await db.AddAsync(A.Process().InProposePhase().In("Z"));
        author = await db.AddAsync(A.Participant().LivingIn("Z-1-A"));
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task A_place_goes_from_the_draft_to_everybody_who_reads_it()
    {
        var draft = (await db.Get<KeepDraft>().HandleAsync(author.Id, new(null, process.Slug, Input, Guid.NewGuid(), 0, Guid.CreateVersion7()))).Value!;
        Assert.Equal(Brunnen, (await db.Get<ReadDraft>().HandleAsync(author.Id, draft.Slug))!.Place);

        Assert.True((await db.Get<SubmitProposal>().HandleAsync(author.Id, process.Slug, Input, draft: draft.Slug)).Succeeded);
        var moderator = await db.AddAsync(A.Participant().LivingIn("Z-1-A").Moderator());
        Assert.Equal(Brunnen, (await db.Get<ReadCase>().HandleAsync(moderator.Id, draft.Slug)).Value!.Place);
        await using var open = db.Open();
        var proposal = await open.Proposals.Include(p => p.Versions).SingleAsync();
        Assert.Equal((Brunnen, Brunnen), (proposal.Place, Assert.Single(proposal.Versions).Place));

        proposal.Publish(moderator.Id, A.Now);
        await open.SaveChangesAsync();
        Assert.Equal(Brunnen, (await db.Get<ReadProposal>().HandleAsync(null, draft.Slug))!.Place);
    }

    [Fact]
    public async Task A_pin_outside_the_chosen_district_is_questioned_and_then_taken()
    {
        var elsewhere = Input with { Place = Input.Place! with { Latitude = "59,99" } };
        var asked = await SubmitAsync(elsewhere);
        Assert.Equal([new Fault(Refusal.PinElsewhere, ProposalLimits.PlaceQuestion, "Unterdorf")], asked.Faults);
        await using (var open = db.Open()) Assert.False(await open.Proposals.AnyAsync());

        Assert.True((await SubmitAsync(elsewhere with { Place = elsewhere.Place! with { KeptAt = "Z-1-B" } })).Succeeded);
        await using var after = db.Open();
        Assert.Equal(("Z-1-A", 59.99), await after.Proposals.Select(p => new ValueTuple<string, double?>(p.DistrictKey, p.Place.Latitude)).SingleAsync());
    }

    [Fact]
    public async Task A_revision_moves_the_place_and_the_first_version_keeps_its_own()
    {
        var slug = (await SubmitAsync(Input)).Value!.Slug;
        await using (var open = db.Open())
        {
            (await open.Proposals.Whole.SingleAsync()).Reject(ProposalState.Returned, null, "Unclear", "Wo genau?", A.Now);
            await open.SaveChangesAsync();
        }

        var moved = Input with { District = "Z-1-B", Place = new("Auf der Insel", "7.0175", "60.01") };
        Assert.True((await db.Get<ReviseProposal>().HandleAsync(author.Id, slug, moved)).Succeeded);
        await using var after = db.Open();
        var proposal = await after.Proposals.Include(p => p.Versions).SingleAsync();
        Assert.Equal(new ProposalPlace(7.0175, 60.01, "Auf der Insel"), proposal.Place);
        Assert.Equal(["Am Brunnen", "Auf der Insel"], proposal.Versions.OrderBy(v => v.Number).Select(v => v.Place.Words));
    }

    [Theory]
    [InlineData("\"Longitude\" = NULL")]
    [InlineData("\"Latitude\" = 91")]
    [InlineData("\"Longitude\" = -180.5")]
    public async Task The_database_itself_takes_only_whole_pins_on_this_earth(string change)
    {
        await SubmitAsync(Input);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.SqlAsync($"UPDATE \"Proposals\" SET {change}"));
        await db.SqlAsync("UPDATE \"Proposals\" SET \"Longitude\" = NULL, \"Latitude\" = NULL");
    }

    private Task<Outcome<SubmitProposal.Submitted>> SubmitAsync(ProposalInput input) => db.Get<SubmitProposal>().HandleAsync(author.Id, process.Slug, input);
}
