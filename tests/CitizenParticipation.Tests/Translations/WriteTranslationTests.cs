using CitizenParticipation.Accounts;
using CitizenParticipation.Claiming;
using CitizenParticipation.Live;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Translations;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Translations;

public sealed class WriteTranslationTests : IAsyncLifetime
{
    private Interpreters world = null!;

    public async ValueTask InitializeAsync() => world = await Interpreters.OpenAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_draft_waits_and_nobody_reads_it()
    {
        Assert.Equal(TranslationState.Draft, (await world.WriteAsync(world.Bench.Mona)).Value!.State);
        var row = await world.RowAsync();
        Assert.Equal((Interpreters.Title, Interpreters.Text, world.Bench.Mona.Id, null), (row.Title, row.Text, row.WriterId, row.CheckerId));
        var read = await world.ReadAsync();
        Assert.Null(read.Own);
        Assert.Empty(read.Languages);
        var entry = (await world.Db.TrailAsync())[^1];
        Assert.Equal(("translation.written", $"proposal:{world.Proposal.Id:N}", "tr: None", "tr: Draft"), (entry.Action, entry.Subject, entry.Before, entry.After));
    }

    [Fact]
    public async Task Each_language_has_one_and_writing_again_replaces_it()
    {
        await world.WriteAsync(world.Bench.Mona);
        await world.WriteAsync(world.Bench.Mike, title: "Pazara üç bank daha");
        await world.WriteAsync(world.Bench.Mike, "uk", "Більше лавок на ринку", "На ринку мало місць для сидіння.");
        Assert.Equal(("Pazara üç bank daha", world.Bench.Mike.Id, 2), ((await world.RowAsync()).Title, (await world.RowAsync()).WriterId, await world.RowsAsync()));
    }

    [Fact]
    public async Task What_was_checked_and_is_changed_is_not_shown_before_it_is_checked_again()
    {
        await world.PublishAsync();
        await world.WriteAsync(world.Bench.Mike, title: "Pazara üç bank daha");
        Assert.Null((await world.ReadAsync()).Own);
        Assert.Equal(Refusal.OwnTranslation, (await world.CheckAsync(world.Bench.Mike)).Refusal);
        Assert.True((await world.CheckAsync(world.Bench.Mona)).Succeeded);
        Assert.Equal("Pazara üç bank daha", (await world.ReadAsync()).Own!.Title);
    }

    [Fact]
    public async Task Saving_what_stands_there_changes_nothing()
    {
        await world.PublishAsync();
        var entries = (await world.Db.TrailAsync()).Count;
        Assert.Equal(TranslationState.Checked, (await world.WriteAsync(world.Bench.Mara)).Value!.State);
        Assert.Equal((world.Bench.Mona.Id, entries), ((await world.RowAsync()).WriterId, (await world.Db.TrailAsync()).Count));
    }

    [Fact]
    public async Task What_somebody_else_has_saved_meanwhile_is_not_replaced_unseen()
    {
        Assert.True((await world.WriteAsync(world.Bench.Mona, revision: 0)).Succeeded);
        Assert.Equal(Refusal.WrittenMeanwhile, (await world.WriteAsync(world.Bench.Mike, title: "Pazara üç bank daha", revision: 0)).Refusal);
        Assert.Equal(Refusal.WrittenMeanwhile, (await world.WriteAsync(world.Bench.Mike, title: null, text: null, revision: 0)).Refusal);
        var revision = (await world.RowAsync()).Revision;
        Assert.True((await world.CheckAsync(world.Bench.Mara)).Succeeded);
        Assert.Equal(Refusal.WrittenMeanwhile, (await world.WriteAsync(world.Bench.Mike, title: "Pazara üç bank daha", revision: revision)).Refusal);
        Assert.Equal(Interpreters.Title, (await world.ReadAsync()).Own!.Title);
        Assert.True((await world.WriteAsync(world.Bench.Mike, title: "Pazara üç bank daha", revision: (await world.RowAsync()).Revision)).Succeeded);
    }

    [Fact]
    public async Task A_short_word_of_another_language_is_long_enough()
    {
        Assert.True((await world.WriteAsync(world.Bench.Mona, "en", "Benches", "More benches, please.")).Succeeded);
    }

    [Fact]
    public async Task Leaving_it_empty_takes_it_away()
    {
        Assert.Equal(TranslationState.None, (await world.WriteAsync(world.Bench.Mona, title: "", text: " ")).Value!.State);
        await world.PublishAsync();
        Assert.Equal(TranslationState.None, (await world.WriteAsync(world.Bench.Mike, title: null, text: null)).Value!.State);
        Assert.Equal(0, await world.RowsAsync());
        Assert.Empty((await world.ReadAsync()).Languages);
    }

    [Fact]
    public async Task What_is_missing_or_too_long_is_said_beside_its_field_and_changes_nothing()
    {
        Assert.Equal([new Fault(Refusal.Required, "Title")], (await world.WriteAsync(world.Bench.Mona, title: "")).Faults);
        Assert.Equal([new Fault(Refusal.Required, "Text")], (await world.WriteAsync(world.Bench.Mona, text: " ")).Faults);
        Assert.Equal(Refusal.TooLong, (await world.WriteAsync(world.Bench.Mona, text: new string('a', Translation.LongestText + 1))).Refusal);
        foreach (var unknown in (string?[])[null, "", "fr", "TR", "tr "]) Assert.Equal([new Fault(Refusal.UnknownLanguage, "Language")], (await world.WriteAsync(world.Bench.Mona, unknown)).Faults);
        Assert.Equal(0, await world.RowsAsync());
    }

    [Fact]
    public async Task Everything_one_process_and_one_district_and_nobody_else()
    {
        Assert.Equal(Refusal.SignInRequired, (await world.WriteAsync(null)).Refusal);
        var other = await world.Db.AddAsync(A.Process().InSupportPhase());
        foreach (var nobody in (ParticipantBuilder[])[A.Participant(), A.Participant().Administrator(), A.Participant().ModeratorIn(A.Nord), A.Participant().ModeratorOf(other), A.Participant().CommitteeMemberOf(A.Mitte)])
            Assert.Equal(Refusal.NotFound, (await world.WriteAsync(await world.Bench.Floor.PersonAsync(nobody))).Refusal);
        Assert.Equal(Refusal.NotFound, (await world.WriteAsync(world.Bench.Floor.Author)).Refusal);
        Assert.Equal(0, await world.RowsAsync());
        foreach (var (moderator, language) in ((ParticipantBuilder, string)[])[(A.Participant().ModeratorIn(A.Mitte), "tr"), (A.Participant().ModeratorOf(world.Bench.Floor.Process), "ar")])
            Assert.True((await world.WriteAsync(await world.Bench.Floor.PersonAsync(moderator), language)).Succeeded);
    }

    [Fact]
    public async Task Only_of_what_is_public()
    {
        var waiting = await world.Bench.Floor.ProposalAsync(A.Proposal());
        Assert.Equal(Refusal.NotFound, (await world.Db.Get<WriteTranslation>().HandleAsync(world.Bench.Mona.Id, waiting.Slug, new("tr", Interpreters.Title, Interpreters.Text))).Refusal);
        Assert.Equal(Refusal.NotFound, (await world.Db.Get<WriteTranslation>().HandleAsync(world.Bench.Mona.Id, "gibt-es-nicht", new("tr", Interpreters.Title, Interpreters.Text))).Refusal);
    }

    [Fact]
    public async Task While_somebody_checks_it_nobody_else_rewrites_it()
    {
        await world.WriteAsync(world.Bench.Mona);
        await world.Bench.ClaimAsync(world.Bench.Mike, new(CaseKind.Translation, (await world.RowAsync()).Id));
        Assert.Equal([new Fault(Refusal.ClaimedByOther, "", "Mike")], (await world.WriteAsync(world.Bench.Mona, title: "Pazara üç bank daha")).Faults);
        Assert.True((await world.WriteAsync(world.Bench.Mike, title: "Pazara üç bank daha")).Succeeded);
    }

    [Fact]
    public async Task Two_who_write_the_same_at_once_leave_one_whole_text()
    {
        for (var round = 0; round < 20; round++)
        {
            var writers = ((Participant, string)[])[(world.Bench.Mona, $"Birinci başlık {round}"), (world.Bench.Mike, $"İkinci başlık {round}")];
            var outcomes = await Task.WhenAll(writers.Select(w => Task.Run(() => world.WriteAsync(w.Item1, "tr", w.Item2, $"{w.Item2}, ve bu da metnin geri kalanı."))));
            Assert.Contains(outcomes, o => o.Succeeded);
            Assert.All(outcomes.Where(o => !o.Succeeded), o => Assert.Equal(Refusal.TryAgain, o.Refusal));
            var row = await world.RowAsync();
            Assert.StartsWith(row.Title, row.Text, StringComparison.Ordinal);
            Assert.Equal(row.Title[0] == 'B' ? world.Bench.Mona.Id : world.Bench.Mike.Id, row.WriterId);
            if (round % 2 == 0) await world.WriteAsync(world.Bench.Mona, title: null, text: null);
        }
    }

    [Fact]
    public async Task Kept_pages_and_open_desks_hear_of_it()
    {
        using var ear = world.Db.Get<Pulse>().Listen();
        await world.WriteAsync(world.Bench.Mona);
        Assert.True(ear.Beats.TryRead(out var beat));
        Assert.Equal(Topics.Content, beat.Topic);
        Assert.True(ear.Beats.TryRead(out beat));
        Assert.Equal(Topics.Moderation, beat.Topic);
    }

    [Theory]
    [InlineData("\"State\" = 2")]
    [InlineData("\"State\" = 2, \"CheckerId\" = \"WriterId\", \"CheckedAt\" = \"WrittenAt\"")]
    [InlineData("\"State\" = 3")]
    [InlineData("\"Text\" = ''")]
    public async Task The_database_refuses_what_no_second_person_has_checked(string set)
    {
        await world.WriteAsync(world.Bench.Mona);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => world.Db.SqlAsync($"UPDATE \"Translations\" SET {set}"));
    }
}
