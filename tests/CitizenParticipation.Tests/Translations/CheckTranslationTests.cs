using CitizenParticipation.Accounts;
using CitizenParticipation.Claiming;
using CitizenParticipation.Moderation.Decisions;
using CitizenParticipation.Moderation.Desk;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Tests.Moderation.Decisions;
using CitizenParticipation.Translations;

namespace CitizenParticipation.Tests.Translations;

public sealed class CheckTranslationTests : IAsyncLifetime
{
    private Interpreters world = null!;

    public async ValueTask InitializeAsync() => world = await Interpreters.OpenAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_second_person_finds_it_right_and_readers_see_it()
    {
        await world.PublishAsync();
        var read = await world.ReadAsync();
        Assert.Equal(new ReadTranslations.Shown("tr", Interpreters.Title, Interpreters.Text, A.Now), read.Own);
        Assert.Equal(["tr"], read.Languages);
        Assert.Null((await world.ReadAsync("ar")).Own);
        Assert.Equal(["tr"], (await world.ReadAsync("ar")).Languages);
        var entry = (await world.Db.TrailAsync())[^1];
        Assert.Equal(("translation.checked", world.Bench.Mike.Id, "tr: Draft", "tr: Checked"), (entry.Action, entry.ActorId, entry.Before, entry.After));
    }

    [Fact]
    public async Task Nobody_checks_what_they_have_written_or_a_translation_of_their_own_proposal()
    {
        await world.WriteAsync(world.Bench.Mona);
        Assert.Equal(Refusal.OwnTranslation, (await world.CheckAsync(world.Bench.Mona)).Refusal);
        await world.Bench.WriteAlongAsync(world.Proposal, world.Bench.Mike);
        Assert.Equal(Refusal.OwnProposal, (await world.CheckAsync(world.Bench.Mike)).Refusal);
        Assert.True((await world.CheckAsync(world.Bench.Mara)).Succeeded);
    }

    [Fact]
    public async Task Everything_one_process_and_one_district_and_nobody_else()
    {
        await world.WriteAsync(world.Bench.Mona);
        Assert.Equal(Refusal.SignInRequired, (await world.CheckAsync(null)).Refusal);
        foreach (var nobody in (ParticipantBuilder[])[A.Participant(), A.Participant().Administrator(), A.Participant().ModeratorIn(A.Nord)])
            Assert.Equal(Refusal.NotFound, (await world.CheckAsync(await world.Bench.Floor.PersonAsync(nobody))).Refusal);
        Assert.Equal(Refusal.NotFound, (await world.Db.Get<CheckTranslation>().HandleAsync(world.Bench.Mike.Id, Guid.CreateVersion7(), new())).Refusal);
        Assert.True((await world.CheckAsync(await world.Bench.Floor.PersonAsync(A.Participant().ModeratorIn(A.Mitte)))).Succeeded);
        Assert.Equal(Refusal.DecidedMeanwhile, (await world.CheckAsync(world.Bench.Mike)).Refusal);
    }

    [Fact]
    public async Task A_text_that_was_not_read_is_not_found_right()
    {
        await world.WriteAsync(world.Bench.Mona);
        var id = (await world.RowAsync()).Id;
        var read = (await world.Db.Get<ReadTranslationCase>().HandleAsync(world.Bench.Mike.Id, id))!;
        await world.WriteAsync(world.Bench.Mona, title: "Pazara üç bank daha");
        Assert.Equal(Refusal.DecidedMeanwhile, (await world.CheckAsync(world.Bench.Mike, read.Stamp)).Refusal);
        read = (await world.Db.Get<ReadTranslationCase>().HandleAsync(world.Bench.Mike.Id, id))!;
        await world.ChangeOriginalAsync();
        Assert.Equal(Refusal.DecidedMeanwhile, (await world.CheckAsync(world.Bench.Mike, read.Stamp)).Refusal);
        read = (await world.Db.Get<ReadTranslationCase>().HandleAsync(world.Bench.Mike.Id, id))!;
        Assert.True(read.IsOutdated);
        Assert.True((await world.CheckAsync(world.Bench.Mike, read.Stamp)).Succeeded);
    }

    [Fact]
    public async Task What_changes_neither_of_the_two_texts_is_no_reason_to_read_them_again()
    {
        await world.WriteAsync(world.Bench.Mona);
        var read = (await world.Db.Get<ReadTranslationCase>().HandleAsync(world.Bench.Mike.Id, (await world.RowAsync()).Id))!;
        Assert.True((await world.Db.Get<WriteEasyVersion>().HandleAsync(world.Bench.Mona.Id, world.Proposal.Slug, new("Es soll mehr Bänke geben.", IsChecked: true))).Succeeded);
        await world.Bench.ChangeAsync(world.Proposal);
        Assert.Equal(read.Stamp, (await world.Bench.BrowseAsync(world.Bench.Mike)).Lines.Single(l => l.Key.Kind == CaseKind.Translation).Revision);
        Assert.True((await world.CheckAsync(world.Bench.Mike, read.Stamp)).Succeeded);
    }

    [Fact]
    public async Task When_the_original_changes_it_is_not_shown_until_somebody_has_compared_it_again()
    {
        await world.PublishAsync();
        await world.ChangeOriginalAsync();
        Assert.Null((await world.ReadAsync()).Own);
        Assert.Empty((await world.ReadAsync()).Languages);
        var line = Assert.Single((await world.Bench.BrowseAsync(world.Bench.Mike)).Lines);
        Assert.Equal((CaseKind.Translation, "tr", world.Bench.Now), (line.Key.Kind, line.Language, line.Since));
        Assert.True(Assert.Single((await world.Db.Get<BrowseTranslations>().HandleAsync(world.Bench.Mona.Id, world.Proposal.Slug))!).IsOutdated);
        Assert.True((await world.CheckAsync(world.Bench.Mike)).Succeeded);
        Assert.Equal(Interpreters.Title, (await world.ReadAsync()).Own!.Title);
        Assert.Empty((await world.Bench.BrowseAsync(world.Bench.Mike)).Lines);
    }

    [Fact]
    public async Task What_is_hidden_has_no_translation_and_what_returns_has_it_again()
    {
        await world.PublishAsync();
        Assert.False((await world.Bench.Court.HideProposalAsync(world.Bench.Mara, world.Proposal)).Value!.AwaitsSecond);
        Assert.Null((await world.ReadAsync()).Own);
        Assert.Empty((await world.ReadAsync()).Languages);
        Assert.Null(await world.Db.Get<BrowseTranslations>().HandleAsync(world.Bench.Mona.Id, world.Proposal.Slug));
        Assert.Null(await world.Db.Get<ReadTranslationCase>().HandleAsync(world.Bench.Mike.Id, (await world.RowAsync()).Id));
        Assert.Equal(Refusal.NotFound, (await world.CheckAsync(world.Bench.Mike)).Refusal);
        Assert.Empty(await world.Bench.DirectlyAsync(world.Bench.Mara, new(CaseKind.Proposal, world.Proposal.Id), new(DeedVerdict.Restore, Words: "Das war ein Irrtum von uns.")));
        Assert.Equal(Interpreters.Title, (await world.ReadAsync()).Own!.Title);
    }

    [Fact]
    public async Task It_is_erased_with_its_original()
    {
        await world.PublishAsync();
        Assert.True((await world.Bench.Court.HideProposalAsync(world.Bench.Mara, world.Proposal)).Succeeded);
        world.Db.Clock.SetUtcNow(A.Now.AddMonths(8));
        await world.Db.Get<EraseOriginals>().HandleAsync();
        Assert.Equal(0, await world.RowsAsync());
    }

    [Fact]
    public async Task It_is_erased_with_the_version_that_it_was_of()
    {
        await world.PublishAsync();
        await world.ChangeOriginalAsync();
        Assert.True((await world.Db.Get<HideContribution>().HandleAsync(world.Bench.Mara.Id, ContributionKind.Version, world.Proposal.Id, 1, new(Court.Why))).Succeeded);
        world.Db.Clock.SetUtcNow(A.Now.AddMonths(8));
        await world.Db.Get<EraseOriginals>().HandleAsync();
        Assert.Equal(0, await world.RowsAsync());
    }

    [Fact]
    public async Task Of_two_who_check_at_once_one_is_told_that_it_was_done()
    {
        for (var round = 0; round < 20; round++)
        {
            Assert.True((await world.WriteAsync(world.Bench.Mona, title: $"Pazar yerine {round + 2} bank")).Succeeded);
            var outcomes = await Task.WhenAll(((Participant[])[world.Bench.Mike, world.Bench.Mara]).Select(who => Task.Run(() => world.CheckAsync(who))));
            Assert.Single(outcomes, o => o.Succeeded);
            Assert.Equal(Refusal.DecidedMeanwhile, outcomes.Single(o => !o.Succeeded).Refusal);
        }

        Assert.Equal(20, (await world.Db.TrailAsync()).Count(e => e.Action == "translation.checked"));
    }
}
