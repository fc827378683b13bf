namespace CitizenParticipation;

/// <summary>One thing that stands in the way. <paramref name="Field"/> names the input it belongs to, empty for the whole.</summary>
/// <param name="Refusal">The reason, translated at the edge.</param>
/// <param name="Field">Name of the input property, or empty.</param>
/// <param name="Value">A number or word that the sentence needs, for example a maximum length.</param>
public sealed record Fault(Refusal Refusal, string Field = "", string Value = "");

/// <summary>What a use case answers: a value, or the reasons why not. Never both, never an exception for a refusal.</summary>
public sealed class Outcome<T>
{
    private Outcome(T? value, IReadOnlyList<Fault> faults) => (Value, Faults) = (value, faults);

    public T? Value { get; }

    public IReadOnlyList<Fault> Faults { get; }

    public bool Succeeded => Faults.Count == 0;

    /// <summary>The first reason, for places that can show only one.</summary>
    public Refusal? Refusal => Faults.Count == 0 ? null : Faults[0].Refusal;

    /// <summary>The same reasons why not, for a use case that has asked another one.</summary>
    public Outcome<TOther> As<TOther>() => Succeeded ? throw new InvalidOperationException("There is a value and no reason why not.") : Outcome<TOther>.Refused(Faults);

    internal static Outcome<T> Refused(IReadOnlyList<Fault> faults) => new(default, faults);

    public static implicit operator Outcome<T>(T value) => new(value, []);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, [new Fault(refusal)]);

    public static implicit operator Outcome<T>(Fault fault) => new(default, [fault]);

    public static implicit operator Outcome<T>(FieldChecks checks) => new(default, [.. checks.Faults]);
}
