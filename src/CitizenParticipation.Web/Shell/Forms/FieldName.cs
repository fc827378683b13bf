namespace CitizenParticipation.Web.Shell.Forms;

/// <summary>How a field of a use case is called in the page.</summary>
public static class FieldName
{
    public static string Id(string field) => "f-" + field.Replace('.', '-').Replace("[", "-", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);

    public static Fault? FaultOf(this IReadOnlyList<Fault> faults, string field) => faults.FirstOrDefault(f => f.Field == field);
}
