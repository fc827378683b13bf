using CitizenParticipation.Accounts;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Accounts;

public sealed class RoleTests : IAsyncLifetime
{
    private TestDb db = null!;
    private Participant administrator = null!;
    private Participant person = null!;

    public async ValueTask InitializeAsync()
    {
        db = await TestDb.CreateAsync(votes: false);
        administrator = await db.AddAsync(A.Participant().Administrator().Called("Zoe Amt"));
        person = await db.AddAsync(A.Participant().Reached("anna@example.org").Called("Anna"));
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task An_administrator_grants_a_role_and_the_trail_says_so()
    {
        var granted = await GrantAsync(new("ANNA@example.org", Role.Moderator, null, A.Sued));
        Assert.True(granted.Succeeded);
        var rights = await db.Get<ReadRights>().HandleAsync(person.Id);
        Assert.True(rights.MayModerate(Guid.NewGuid(), A.Ueckendorf));
        Assert.False(rights.MayModerate(Guid.NewGuid(), A.Altstadt));

        var entry = Assert.Single(await db.TrailAsync());
        Assert.Equal((administrator.Id, "role.granted", $"participant:{person.Id:N}", "", "Moderator, district:GE-B5"), (entry.ActorId, entry.Action, entry.Subject, entry.Before, entry.After));
    }

    [Fact]
    public async Task Nobody_else_grants_or_revokes_or_reads_who_holds_what()
    {
        var moderator = await db.AddAsync(A.Participant().Moderator().CommitteeMemberOf(A.Mitte));
        foreach (var actor in (Guid?[])[null, person.Id, moderator.Id, Guid.NewGuid()])
        {
            Assert.Equal(Refusal.NotAllowed, (await db.Get<GrantRole>().HandleAsync(actor, new("anna@example.org", Role.Administrator, null, null))).Refusal);
            Assert.Equal(Refusal.NotAllowed, (await db.Get<RevokeRole>().HandleAsync(actor, Guid.NewGuid())).Refusal);
            Assert.Equal(Refusal.NotAllowed, (await db.Get<BrowseGrants>().HandleAsync(actor)).Refusal);
        }

        Assert.Empty(await db.TrailAsync());
    }

    [Fact]
    public async Task The_same_grant_twice_is_refused_and_another_scope_is_another_grant()
    {
        Assert.True((await GrantAsync(new("anna@example.org", Role.Moderator, null, null))).Succeeded);
        Assert.Equal([new Fault(Refusal.AlreadyGranted, "Email")], (await GrantAsync(new("anna@example.org", Role.Moderator, null, null))).Faults);
        Assert.True((await GrantAsync(new("anna@example.org", Role.Moderator, null, A.Altstadt))).Succeeded);
        Assert.True((await GrantAsync(new("anna@example.org", Role.Moderator, Guid.NewGuid(), null))).Succeeded);
    }

    [Fact]
    public async Task Wrong_fields_are_named()
    {
        Assert.Equal([new Fault(Refusal.Required, "Email")], (await GrantAsync(new(" ", Role.Moderator, null, null))).Faults);
        Assert.Equal([new Fault(Refusal.UnknownParticipant, "Email")], (await GrantAsync(new("nobody@example.org", Role.Moderator, null, null))).Faults);
        Assert.Equal([new Fault(Refusal.UnknownDistrict, "DistrictKey")], (await GrantAsync(new("anna@example.org", Role.Moderator, null, "GE-S99"))).Faults);
        Assert.Equal([new Fault(Refusal.UnknownDistrict, "DistrictKey")], (await GrantAsync(new("anna@example.org", Role.CommitteeMember, null, A.Altstadt))).Faults);
        Assert.Equal([new Fault(Refusal.UnknownDistrict, "DistrictKey")], (await GrantAsync(new("anna@example.org", Role.CommitteeMember, null, null))).Faults);
    }

    [Fact]
    public async Task A_role_that_does_not_exist_is_refused() =>
        Assert.Equal([new Fault(Refusal.Required, "Role")], (await GrantAsync(new("anna@example.org", (Role)9, null, null))).Faults);

    [Fact]
    public async Task A_scope_that_does_not_fit_the_role_is_dropped()
    {
        await GrantAsync(new("anna@example.org", Role.Administrator, Guid.NewGuid(), A.Altstadt));
        await GrantAsync(new("anna@example.org", Role.CommitteeMember, Guid.NewGuid(), A.Mitte));
        await using var open = db.Open();
        Assert.Equal(["all", "district:GE-B1"], await open.RoleGrants.Where(g => g.ParticipantId == person.Id).OrderBy(g => g.Role).Select(g => g.Scope).ToListAsync());
    }

    [Fact]
    public async Task A_right_ends_with_its_grant()
    {
        var granted = await GrantAsync(new("anna@example.org", Role.Moderator, null, null));
        Assert.True((await db.Get<RevokeRole>().HandleAsync(administrator.Id, granted.Value!.GrantId)).Succeeded);
        Assert.False((await db.Get<ReadRights>().HandleAsync(person.Id)).ModeratesAnything);
        Assert.Equal(["role.granted", "role.revoked"], (await db.TrailAsync()).Select(e => e.Action));
        Assert.Equal(Refusal.NotFound, (await db.Get<RevokeRole>().HandleAsync(administrator.Id, granted.Value.GrantId)).Refusal);
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        Guid own;
        await using (var open = db.Open()) own = await open.RoleGrants.Select(g => g.Id).SingleAsync();
        Assert.Equal(Refusal.LastAdministrator, (await db.Get<RevokeRole>().HandleAsync(administrator.Id, own)).Refusal);
        await GrantAsync(new("anna@example.org", Role.Administrator, null, null));
        Assert.True((await db.Get<RevokeRole>().HandleAsync(administrator.Id, own)).Succeeded);
        Assert.Equal(Refusal.NotAllowed, (await db.Get<BrowseGrants>().HandleAsync(administrator.Id)).Refusal);
    }

    [Fact]
    public async Task Two_administrators_who_revoke_each_other_at_once_leave_one()
    {
        for (var round = 0; round < 10; round++)
        {
            await using var fresh = await TestDb.CreateAsync(votes: false);
            var one = A.Participant().Administrator();
            var two = A.Participant().Administrator();
            await fresh.AddAsync(one);
            await fresh.AddAsync(two);
            await Task.WhenAll(
                Task.Run(() => fresh.Get<RevokeRole>().HandleAsync(one.Build().Id, two.Grants[0].Id)),
                Task.Run(() => fresh.Get<RevokeRole>().HandleAsync(two.Build().Id, one.Grants[0].Id)));
            await using var open = fresh.Open();
            Assert.Equal(1, await open.RoleGrants.CountAsync());
        }
    }

    [Fact]
    public async Task Grants_are_listed_by_role_and_name()
    {
        await GrantAsync(new("anna@example.org", Role.CommitteeMember, null, A.Mitte));
        await GrantAsync(new("anna@example.org", Role.Administrator, null, null));
        var lines = (await db.Get<BrowseGrants>().HandleAsync(administrator.Id)).Value!.Lines;
        Assert.Equal([("Anna", Role.Administrator, null), ("Zoe Amt", Role.Administrator, null), ("Anna", Role.CommitteeMember, A.Mitte)], lines.Select(l => (l.DisplayName, l.Role, l.DistrictKey)));
    }

    [Fact]
    public async Task The_first_administrator_comes_from_the_command_line_with_a_link_to_choose_a_password()
    {
        var created = await CreateAsync("amt@example.org");
        Assert.StartsWith("https://mitmachen.example.org/account/reset?id=", created.Value!.PasswordLink.ToString(), StringComparison.Ordinal);
        await using var open = db.Open();
        var made = await open.Participants.SingleAsync(p => p.Email == "amt@example.org");
        Assert.Null(made.PasswordHash);
        Assert.True((await db.Get<ReadRights>().HandleAsync(made.Id)).IsAdministrator);
        Assert.Null(Assert.Single(await db.TrailAsync()).ActorId);

        Assert.True((await CreateAsync("amt@example.org")).Succeeded);
        Assert.Equal(1, await open.RoleGrants.CountAsync(g => g.ParticipantId == made.Id));
        Assert.Single(await db.TrailAsync());
    }

    [Fact]
    public async Task The_command_line_lifts_an_account_that_exists_and_keeps_its_password()
    {
        await CreateAsync("anna@example.org");
        Assert.True((await db.Get<ReadRights>().HandleAsync(person.Id)).IsAdministrator);
    }

    [Theory]
    [InlineData("")]
    [InlineData("amt")]
    [InlineData("Amt <amt@example.org>")]
    public async Task The_command_line_refuses_what_is_no_address(string address) => Assert.Equal(Refusal.NotAnEmail, (await CreateAsync(address)).Refusal);

    private Task<Outcome<GrantRole.Granted>> GrantAsync(GrantRole.Input input) => db.Get<GrantRole>().HandleAsync(administrator.Id, input);

    private Task<Outcome<CreateAdministrator.Created>> CreateAsync(string email) =>
        db.WithAsync<CreateAdministrator, Outcome<CreateAdministrator.Created>>(c => c.HandleAsync(email));
}
