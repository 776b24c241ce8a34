using ClusterSim.Api;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.Serialization;

[TestFixture]
public sealed class GoTypesTests
{
    [Test]
    public void Name_only_fields_that_exist_and_hold_text()
    {
        var textFields = typeof(ApiRecord).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(ApiRecord)) && !type.IsAbstract && type != typeof(CustomResource) && type.Namespace!.StartsWith("ClusterSim.Api", StringComparison.Ordinal))
            .SelectMany(type => ObjectSchema.Of(type).Fields.Where(field => field.ElementType == typeof(string)).SelectMany(field => new[] { type.Name + "." + field.WireName, field.WireName }))
            .ToHashSet();

        GoTypes.NamedStrings.Keys.Where(key => !textFields.Contains(key)).Should().BeEmpty();
    }
}
