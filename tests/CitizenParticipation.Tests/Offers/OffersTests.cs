using CitizenParticipation.Accounts;
using CitizenParticipation.Moderation;
using CitizenParticipation.Offers;
using CitizenParticipation.Processes;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Voting;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Offers;

public sealed class OffersTests : IAsyncLifetime
{
    private static readonly OfferInput Money = Floor.Hands with { Kind = OfferKind.Money, As = OfferAs.Club, Organisation = "Beispielverein", Amount = "1.200", Text = "Unser Verein gibt etwas dazu." };
    private Floor floor = null!;

    public async ValueTask InitializeAsync() => floor = await Floor.CreateAsync();

    public ValueTask DisposeAsync() => floor.Db.DisposeAsync();

    [Fact]
    public async Task What_is_offered_is_listed_and_summed_up()
    {
        await floor.OfferAsync(Floor.Hands);
        floor.Db.Clock.Advance(TimeSpan.FromSeconds(1));
        await floor.OfferAsync(Money);
        floor.Db.Clock.Advance(TimeSpan.FromSeconds(1));
        await floor.OfferAsync(Floor.Hands with { Text = "Ich koche für alle Kaffee." }, floor.Author);
        var read = await floor.ReadAsync();
        Assert.Equal((3, 2, 0, 1, 120000L), (read.Total, read.Hands, read.Material, read.Money, read.Cents));
        Assert.Equal([("Helfer", ""), ("", "Beispielverein"), ("Autorin", "")], read.Lines.Select(l => (l.AuthorName, l.Organisation)));
        Assert.Equal(["offer.made", "offer.made", "offer.made"], (await floor.Db.TrailAsync()).Select(e => e.Action));
    }

    [Fact]
    public async Task Who_may_not_offer_is_told_why()
    {
        var unconfirmed = await floor.Db.AddAsync(A.Participant().Unconfirmed());
        Assert.Equal(Refusal.EmailNotConfirmed, (await floor.OfferAsync(Floor.Hands, unconfirmed)).Refusal);
        Assert.Equal(Refusal.SignInRequired, (await floor.Db.Get<MakeOffer>().HandleAsync(null, floor.Proposal.Slug, Floor.Hands)).Refusal);
        var hidden = await floor.Db.AddAsync(A.Proposal().In(floor.Process).By(floor.Author).Hidden());
        Assert.Equal(Refusal.NotFound, (await floor.Db.Get<MakeOffer>().HandleAsync(floor.Helper.Id, hidden.Slug, Floor.Hands)).Refusal);
        var over = await floor.Db.AddAsync(A.Process().Finished());
        var finished = await floor.Db.AddAsync(A.Proposal().In(over).By(floor.Author).Published());
        Assert.Equal(Refusal.OffersClosed, (await floor.Db.Get<MakeOffer>().HandleAsync(floor.Helper.Id, finished.Slug, Floor.Hands)).Refusal);
        // Long after the vote, while it is carried out, help is welcome.
        var later = await floor.Db.AddAsync(A.Process().With(PhaseKind.Support, -30, -20).With(PhaseKind.Implement, -5, 300));
        var carried = await floor.Db.AddAsync(A.Proposal().In(later).By(floor.Author).Published());
        Assert.True((await floor.Db.Get<MakeOffer>().HandleAsync(floor.Helper.Id, carried.Slug, Floor.Hands)).Succeeded);
    }

    [Fact]
    public async Task One_of_each_kind_and_person_also_when_all_come_at_once()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => floor.OfferAsync(Floor.Hands))));
        Assert.Single(all.Select(o => o.Value?.Id).Distinct());
        Assert.Equal([new Fault(Refusal.OfferExists, "Kind")], (await floor.OfferAsync(Floor.Hands with { Text = "Noch etwas anderes." })).Faults);
        Assert.True((await floor.OfferAsync(Floor.Hands with { Kind = OfferKind.Material })).Succeeded);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => floor.Db.SqlAsync("UPDATE \"Offers\" SET \"Kind\" = 1"));
    }

    [Fact]
    public async Task A_storm_is_asked_to_slow_down()
    {
        var id = Guid.Empty;
        for (var i = 0; i < OfferLimits.MostInAMinute; i++)
        {
            id = await floor.OfferedAsync(Floor.Hands);
            Assert.True((await floor.Db.Get<TakeBackOffer>().HandleAsync(floor.Helper.Id, id)).Succeeded);
        }

        Assert.Equal(Refusal.SlowDown, (await floor.OfferAsync(Floor.Hands)).Refusal);
        floor.Db.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True((await floor.OfferAsync(Floor.Hands)).Succeeded);
    }

    [Fact]
    public async Task A_contact_is_read_by_those_who_were_named_and_by_nobody_else()
    {
        var moderator = await floor.Db.AddAsync(A.Participant().Moderator());
        var elsewhere = await floor.Db.AddAsync(A.Participant().ModeratorIn(A.Nord));
        var administrator = await floor.Db.AddAsync(A.Participant().Administrator());
        var stranger = await floor.Db.AddAsync(A.Participant());
        var id = await floor.OfferedAsync(Floor.Hands with { Contact = Floor.Secret });

        async Task ExpectAsync(string author, string administration)
        {
            Assert.Equal([author], await floor.ContactsForAsync(floor.Author));
            Assert.Equal([administration], await floor.ContactsForAsync(moderator));
            Assert.Equal([administration], await floor.ContactsForAsync(administrator));
            foreach (var nobody in new[] { elsewhere, stranger, floor.Helper, null }) Assert.Null(await floor.ContactsForAsync(nobody));
            Assert.Equal(Floor.Secret, Assert.Single(await floor.Db.Get<BrowseOwnOffers>().HandleAsync(floor.Helper.Id)).Contact);
        }

        await ExpectAsync("", "");
        await ChangeAsync(id, forAuthor: true, forAdministration: false);
        await ExpectAsync(Floor.Secret, "");
        await ChangeAsync(id, forAuthor: false, forAdministration: true);
        await ExpectAsync("", Floor.Secret);
        await ChangeAsync(id, forAuthor: true, forAdministration: true);
        await ExpectAsync(Floor.Secret, Floor.Secret);

        Assert.True((await floor.Db.Get<TakeBackOffer>().HandleAsync(floor.Helper.Id, id, contactOnly: true)).Succeeded);
        Assert.Equal([""], await floor.ContactsForAsync(floor.Author));
        Assert.Equal((1, ""), ((await floor.ReadAsync()).Total, Assert.Single(await floor.Db.Get<BrowseOwnOffers>().HandleAsync(floor.Helper.Id)).Contact));
        Assert.All(await floor.Db.TrailAsync(), entry => Assert.DoesNotContain("geheim", entry.Action + entry.Subject + entry.Reason, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_is_taken_back_is_erased_and_only_its_maker_can_do_it()
    {
        var id = await floor.OfferedAsync(Money with { Contact = Floor.Secret, ForAuthor = true });
        Assert.Equal(Refusal.NotFound, (await floor.Db.Get<TakeBackOffer>().HandleAsync(floor.Author.Id, id)).Refusal);
        Assert.Equal(Refusal.NotFound, (await floor.Db.Get<ChangeOffer>().HandleAsync(floor.Author.Id, id, Money)).Refusal);
        Assert.True((await floor.Db.Get<TakeBackOffer>().HandleAsync(floor.Helper.Id, id)).Succeeded);
        Assert.Equal(Refusal.NotFound, (await floor.Db.Get<TakeBackOffer>().HandleAsync(floor.Helper.Id, id)).Refusal);

        await using var open = floor.Db.Open();
        var left = await open.Offers.SingleAsync();
        Assert.Equal((OfferState.TakenBack, "", "", "", null), (left.State, left.Text, left.Organisation, left.Contact, left.AmountCents));
        Assert.Equal((0, 0L), ((await floor.ReadAsync()).Total, (await floor.ReadAsync()).Cents));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => floor.Db.SqlAsync("UPDATE \"Offers\" SET \"Contact\" = 'x'"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => floor.Db.SqlAsync("UPDATE \"Offers\" SET \"Consent\" = 1"));
    }

    [Fact]
    public async Task The_author_accepts_and_a_changed_offer_is_another_one()
    {
        var id = await floor.OfferedAsync(Floor.Hands);
        Assert.Equal(Refusal.NotFound, (await floor.Db.Get<AcceptOffer>().HandleAsync(floor.Helper.Id, id, true)).Refusal);
        Assert.True((await floor.Db.Get<AcceptOffer>().HandleAsync(floor.Author.Id, id, true)).Succeeded);
        Assert.True((await floor.Db.Get<AcceptOffer>().HandleAsync(floor.Author.Id, id, true)).Succeeded);
        Assert.True(Assert.Single((await floor.ReadAsync()).Lines).IsAccepted);
        Assert.Single(await floor.Db.TrailAsync(), e => e.Action == "offer.accepted");

        Assert.True((await floor.Db.Get<ChangeOffer>().HandleAsync(floor.Helper.Id, id, Floor.Hands with { Text = "Nun doch nur am Samstag." })).Succeeded);
        Assert.False(Assert.Single((await floor.ReadAsync()).Lines).IsAccepted);
    }

    [Fact]
    public async Task A_moderator_hides_with_a_reason_and_shows_again()
    {
        var moderator = await floor.Db.AddAsync(A.Participant().ModeratorIn(A.Mitte));
        var elsewhere = await floor.Db.AddAsync(A.Participant().ModeratorIn(A.Nord));
        var id = await floor.OfferedAsync(Money with { Contact = Floor.Secret, ForAuthor = true });
        var hide = floor.Db.Get<HideOffer>();
        Assert.Equal(Refusal.NotFound, (await hide.HandleAsync(elsewhere.Id, id, new("Advertising", "Das ist Werbung für den Verein."))).Refusal);
        Assert.Equal([Refusal.Required, Refusal.TooShort], (await hide.HandleAsync(moderator.Id, id, new("", "kurz"))).Faults.Select(f => f.Refusal));
        Assert.True((await hide.HandleAsync(moderator.Id, id, new("Advertising", "Das ist Werbung für den Verein."))).Succeeded);

        Assert.Equal((0, 0L), ((await floor.ReadAsync()).Total, (await floor.ReadAsync()).Cents));
        Assert.Equal([], await floor.ContactsForAsync(floor.Author));
        Assert.Equal("Das ist Werbung für den Verein.", Assert.Single(await floor.Db.Get<BrowseOwnOffers>().HandleAsync(floor.Helper.Id)).HiddenWords);
        Assert.Equal(Refusal.OfferGone, (await floor.Db.Get<ChangeOffer>().HandleAsync(floor.Helper.Id, id, Money)).Refusal);
        Assert.Equal(Refusal.OfferExists, (await floor.OfferAsync(Money)).Refusal);
        Assert.True((await hide.HandleAsync(moderator.Id, id, new(null, "Es war doch keine Werbung.", Restore: true))).Succeeded);
        Assert.Equal(1, (await floor.ReadAsync()).Total);
        Assert.All(await floor.Db.TrailAsync(), entry => Assert.DoesNotContain("geheim", entry.Reason, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Nobody_decides_on_their_own_offer()
    {
        var moderator = await floor.Db.AddAsync(A.Participant().Moderator());
        var id = (await floor.OfferAsync(Floor.Hands, moderator)).Value!.Id;
        Assert.Equal(Refusal.OwnOffer, (await floor.Db.Get<HideOffer>().HandleAsync(moderator.Id, id, new("Advertising", "Das ist Werbung für mich."))).Refusal);
        Assert.Null(await floor.Db.Get<ReadOfferCase>().HandleAsync(moderator.Id, id));
    }

    [Fact]
    public async Task Whoever_leaves_takes_their_offers_along()
    {
        await floor.OfferedAsync(Money with { Contact = Floor.Secret, ForAuthor = true, ForAdministration = true });
        await floor.Db.Get<VoteWriter>().StartAsync(CancellationToken.None);
        Assert.True((await floor.Db.WithAsync<LeavePlatform, Outcome<LeavePlatform.Left>>(l => l.HandleAsync(floor.Helper.Id, null))).Succeeded);
        Assert.Equal(0, (await floor.ReadAsync()).Total);
        await using var open = floor.Db.Open();
        Assert.False(await open.Offers.AnyAsync(o => o.Contact != "" || o.Text != "" || o.Organisation != ""));
    }

    private async Task ChangeAsync(Guid id, bool forAuthor, bool forAdministration) =>
        Assert.True((await floor.Db.Get<ChangeOffer>().HandleAsync(floor.Helper.Id, id, Floor.Hands with { Contact = Floor.Secret, ForAuthor = forAuthor, ForAdministration = forAdministration })).Succeeded);
}
