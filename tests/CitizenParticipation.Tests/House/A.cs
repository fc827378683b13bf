using System.Globalization;
using CitizenParticipation.Accounts;
using CitizenParticipation.Districts;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CitizenParticipation.Tests.House;

/// <summary>Makes what tests need with sensible values for everything they do not care about: <c>A.Participant().LivingIn("GE-S17")</c>.</summary>
public static class A
{
    /// <summary>The instant at which each test begins: a winter Wednesday, noon in Berlin.</summary>
    public static readonly DateTimeOffset Now = new(2027, 2, 10, 11, 0, 0, TimeSpan.Zero);

    public const string City = "05513000";
    public const string Mitte = "GE-B1";
    public const string Nord = "GE-B2";
    public const string Sued = "GE-B5";
    public const string Altstadt = "GE-S01";
    public const string Schalke = "GE-S02";
    public const string SchalkeNord = "GE-S03";
    public const string Buer = "GE-S08";
    public const string Ueckendorf = "GE-S17";

    public const string Password = "korrektes Pferd 7";

    private static readonly Lazy<DistrictTree> Tree = new(() => new DistrictTree(ReadDistrictFile.From(TestCity.RepositoryFolder)));
    private static int counter;

    /// <summary>The districts of Gelsenkirchen, without a database.</summary>
    public static DistrictTree Districts => Tree.Value;

    public static ProcessBuilder Process() => new();

    public static ParticipantBuilder Participant() => new();

    public static ProposalBuilder Proposal() => new();

    public static ProposalInput ProposalInput(
        string? title = "Mehr Bänke am Markt", string? text = "Am Markt fehlen Bänke, auf denen man sich ausruhen kann.", string? district = Altstadt, string? category = "green") =>
        new(title, text, district, category);

    /// <summary>The rights of a person with these grants, as they are read from the database elsewhere.</summary>
    public static Rights RightsOf(ParticipantBuilder person)
    {
        var built = person.Build();
        return new Rights(built, person.Grants, Districts);
    }

    public static string Next(string word) => string.Create(CultureInfo.InvariantCulture, $"{word}-{Interlocked.Increment(ref counter)}");
}

/// <summary>Builds one thing, once; asked again it answers with the same one.</summary>
public abstract class Builder<T> where T : class
{
    private T? built;

    public T Build() => built ??= Make();

    /// <summary>All that goes into the database with it.</summary>
    public virtual IEnumerable<object> Rows => [Build()];

    protected abstract T Make();
}

public sealed class ParticipantBuilder : Builder<Participant>
{
    private readonly List<(Role Role, Guid? Process, string? District)> roles = [];
    private string email = A.Next("person") + "@example.org";
    private string name = "Alex Beispiel";
    private string home = A.Altstadt;
    private string language = "de";
    private string? password;
    private bool confirmed = true;
    private IReadOnlyList<RoleGrant>? grants;

    public IReadOnlyList<RoleGrant> Grants => grants ??= [.. roles.Select(r => new RoleGrant(Build().Id, r.Role, r.Process, r.District, A.Now))];

    public override IEnumerable<object> Rows => [Build(), .. Grants];

    public ParticipantBuilder Called(string displayName) => With(() => name = displayName);

    public ParticipantBuilder Reached(string at) => With(() => email = at);

    public ParticipantBuilder LivingIn(string district) => With(() => home = district);

    public ParticipantBuilder Speaking(string twoLetters) => With(() => language = twoLetters);

    public ParticipantBuilder Unconfirmed() => With(() => confirmed = false);

    public ParticipantBuilder WithPassword(string word = A.Password) => With(() => password = word);

    public ParticipantBuilder Administrator() => With(() => roles.Add((Role.Administrator, null, null)));

    public ParticipantBuilder Moderator() => With(() => roles.Add((Role.Moderator, null, null)));

    public ParticipantBuilder ModeratorOf(Process process) => With(() => roles.Add((Role.Moderator, process.Id, null)));

    public ParticipantBuilder ModeratorIn(string district) => With(() => roles.Add((Role.Moderator, null, district)));

    public ParticipantBuilder CommitteeMemberOf(string borough) => With(() => roles.Add((Role.CommitteeMember, null, borough)));

    protected override Participant Make()
    {
        var person = new Participant(name, email, home, 1980, language, A.Now)
        {
            EmailConfirmed = confirmed,
            NormalizedEmail = email.ToUpperInvariant(),
            NormalizedUserName = email.ToUpperInvariant(),
        };
        // Few rounds: tests check that a password is kept, not how long guessing takes.
        var hasher = new PasswordHasher<Participant>(Options.Create(new PasswordHasherOptions { IterationCount = 1000 }));
        if (password is not null) person.PasswordHash = hasher.HashPassword(person, password);
        return person;
    }

    private ParticipantBuilder With(Action change)
    {
        change();
        return this;
    }
}

public sealed class ProcessBuilder : Builder<Process>
{
    private readonly List<Phase> phases = [];
    private string slug = A.Next("verfahren");
    private string title = "Ideen für die Stadt";
    private Audience audience = Audience.Everyone;
    private string[] districts = [A.City];

    public ProcessBuilder Named(string inAddresses) => With(() => slug = inAddresses);

    public ProcessBuilder Titled(string words) => With(() => title = words);

    public ProcessBuilder In(params string[] keys) => With(() => districts = keys);

    public ProcessBuilder ForResidents() => With(() => audience = Audience.Residents);

    /// <summary>Days count from <see cref="A.Now"/>.</summary>
    public ProcessBuilder With(PhaseKind kind, double startDay, double endDay, bool proposalsWelcome = false) =>
        With(() => phases.Add(new Phase(kind, A.Now.AddDays(startDay), A.Now.AddDays(endDay), proposalsWelcome)));

    /// <summary>Proposals were taken for ten days, supporting has run for ten and runs for ten more.</summary>
    public ProcessBuilder InSupportPhase(bool proposalsWelcome = false) =>
        With(PhaseKind.Propose, -20, -10).With(PhaseKind.Support, -10, 10, proposalsWelcome).With(PhaseKind.Decide, 10, 30);

    public ProcessBuilder InProposePhase() => With(PhaseKind.Propose, -10, 10).With(PhaseKind.Support, 10, 20).With(PhaseKind.Decide, 20, 30);

    /// <summary>Counting is over, the administration still works.</summary>
    public ProcessBuilder AfterSupportPhase() => With(PhaseKind.Propose, -30, -20).With(PhaseKind.Support, -20, -5).With(PhaseKind.Decide, -5, 10);

    public ProcessBuilder Finished() => With(PhaseKind.Propose, -30, -20).With(PhaseKind.Support, -20, -5);

    public ProcessBuilder ToCome() => With(PhaseKind.Propose, 5, 10).With(PhaseKind.Support, 10, 20);

    protected override Process Make()
    {
        var process = new Process(slug, A.Now.AddDays(-40));
        process.Describe(title, "Was soll besser werden?", "Sagen Sie uns, was in Ihrem Stadtteil besser werden soll.", audience);
        process.Cover(districts);
        process.Schedule(phases);
        return process;
    }

    private ProcessBuilder With(Action change)
    {
        change();
        return this;
    }
}

public sealed class ProposalBuilder : Builder<Proposal>
{
    private Guid process = Guid.CreateVersion7();
    private Guid author = Guid.CreateVersion7();
    private string title = "Mehr Bänke am Markt";
    private string text = "Am Markt fehlen Bänke, auf denen man sich ausruhen kann.";
    private string district = A.Altstadt;
    private string category = "green";
    private DateTimeOffset submitted = A.Now.AddDays(-3);
    private Action<Proposal> way = _ => { };

    public ProposalBuilder In(Process inProcess) => With(() => process = inProcess.Id);

    public ProposalBuilder By(Participant person) => With(() => author = person.Id);

    public ProposalBuilder Titled(string words) => With(() => title = words);

    public ProposalBuilder Saying(string words) => With(() => text = words);

    public ProposalBuilder At(string districtKey) => With(() => district = districtKey);

    public ProposalBuilder About(string categoryKey) => With(() => category = categoryKey);

    public ProposalBuilder Submitted(DateTimeOffset at) => With(() => submitted = at);

    public ProposalBuilder Published() => Then((p, at) => p.Publish(null, at));

    public ProposalBuilder Returned(string reason = "Unclear", string words = "Bitte genauer beschreiben.") =>
        Then((p, at) => p.Reject(ProposalState.Returned, null, reason, words, at));

    public ProposalBuilder Refused(string reason = "Advertising", string words = "Das ist Werbung für ein Geschäft.") =>
        Then((p, at) => p.Reject(ProposalState.Refused, null, reason, words, at));

    public ProposalBuilder Hidden(string reason = "PersonalData", string words = "Der Text nennt einen Nachbarn.") =>
        Published().Then((p, at) => p.Reject(ProposalState.Hidden, null, reason, words, at));

    public ProposalBuilder Withdrawn(string reason = "Hat sich erledigt.") => Then((p, at) => p.Withdraw(reason, at));

    protected override Proposal Make()
    {
        var proposal = new Proposal(process, author, title, text, district, category, submitted);
        way(proposal);
        return proposal;
    }

    /// <summary>Each step an hour after the one before, so that the history has one order.</summary>
    private ProposalBuilder Then(Action<Proposal, DateTimeOffset> step)
    {
        var before = way;
        return With(() => way = p =>
        {
            before(p);
            step(p, p.History[^1].At.AddHours(1));
        });
    }

    private ProposalBuilder With(Action change)
    {
        change();
        return this;
    }
}
