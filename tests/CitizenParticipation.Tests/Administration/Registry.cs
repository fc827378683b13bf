using CitizenParticipation.Accounts;
using CitizenParticipation.Administration;
using CitizenParticipation.Audit;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Administration;

/// <summary>An administrator, two people with nearly the same name, a proposal, and a trail of what they did.</summary>
public sealed class Registry : IAsyncDisposable
{
    private Registry(TestDb db) => Db = db;

    public TestDb Db { get; }

    public Participant Administrator { get; private set; } = null!;

    public Participant Anna { get; private set; } = null!;

    public Participant OtherAnna { get; private set; } = null!;

    public Process Process { get; private set; } = null!;

    public Proposal Proposal { get; private set; } = null!;

    public static async Task<Registry> OpenAsync()
    {
        var registry = new Registry(await TestDb.CreateAsync(votes: false));
        registry.Administrator = await registry.Db.AddAsync(A.Participant().Called("Rosa").Administrator());
        registry.Anna = await registry.Db.AddAsync(A.Participant().Called("Änna Berg").Reached("anna@example.org").Moderator().WithPassword());
        registry.OtherAnna = await registry.Db.AddAsync(A.Participant().Called("Änna Bergmann"));
        registry.Process = await registry.Db.AddAsync(A.Process().InSupportPhase());
        registry.Proposal = await registry.Db.AddAsync(A.Proposal().In(registry.Process).By(registry.OtherAnna).Published());
        return registry;
    }

    public async Task EnterAsync(string action, string subject = "subject", Guid? actor = null, string reason = "", Change change = default)
    {
        await using var open = Db.Open();
        await using var transaction = await open.BeginWriteAsync();
        await Db.Get<AuditTrail>().AppendAsync(open, actor, action, subject, reason, new Change(change.Before ?? "", change.After ?? ""), CancellationToken.None);
        await open.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    public async Task<BrowseTrail.Answer> BrowseAsync(TrailFilter? filter = null, long? below = null)
    {
        var outcome = await Db.Get<BrowseTrail>().HandleAsync(Administrator.Id, filter ?? new(), below);
        Assert.Empty(outcome.Faults);
        return outcome.Value!;
    }

    public async Task<IEnumerable<string>> ActionsAsync(TrailFilter filter) => (await BrowseAsync(filter)).Lines.Select(l => l.Action);

    public ValueTask DisposeAsync() => Db.DisposeAsync();
}
