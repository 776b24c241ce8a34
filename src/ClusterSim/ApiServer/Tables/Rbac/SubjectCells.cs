using ClusterSim.Api.Rbac;

namespace ClusterSim.ApiServer.Tables.Rbac;

/// <summary>Who a binding is for, a cell for each kind of subject.</summary>
/// <remarks>Source: pkg/apis/rbac/helpers.go, SubjectsStrings (v1.36).</remarks>
internal static class SubjectCells
{
    public static TableCells Subjects(this TableCells cells, ValueList<Subject> subjects) => cells
        .Text(Names(subjects, "User", subject => subject.Name))
        .Text(Names(subjects, "Group", subject => subject.Name))
        .Text(Names(subjects, "ServiceAccount", subject => subject.Namespace + "/" + subject.Name));

    private static string Names(ValueList<Subject> subjects, string kind, Func<Subject, string> name) =>
        string.Join(", ", subjects.Where(subject => subject.Kind == kind).Select(name));
}
