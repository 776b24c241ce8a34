using System.Reflection;
using ClusterSim.Api;
using ClusterSim.Api.ApiExtensions;
using ClusterSim.Api.Meta;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.Api;

[TestFixture]
public sealed class ApiRecordTests
{
    private static readonly Type[] Leaves =
    [
        typeof(string), typeof(bool), typeof(int), typeof(long), typeof(double),
        typeof(Quantity), typeof(IntOrString), typeof(Time), typeof(MicroTime), typeof(Bytes), typeof(JsonValue),
        typeof(JSONSchemaPropsOrArray), typeof(JSONSchemaPropsOrBool), typeof(JSONSchemaPropsOrStringArray), // Records that JSON writes as one of two things.
    ];

    private static IEnumerable<Type> Records => typeof(ApiRecord).Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(ApiRecord)) && !type.IsAbstract && type.Namespace!.StartsWith("ClusterSim.Api", StringComparison.Ordinal))
        .OrderBy(type => type.FullName, StringComparer.Ordinal);

    private static IEnumerable<Type> RecordsWithSchema => Records.Where(type => type != typeof(CustomResource));

    [Test]
    public void Are_sealed() => Records.Where(type => !type.IsSealed).Should().BeEmpty();

    [Test]
    public void Never_change_once_they_are_made()
    {
        var mutable = Records.SelectMany(Properties)
            .Where(property => property.SetMethod is { } set && !set.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit"));

        mutable.Should().BeEmpty();
    }

    [Test]
    public void Hold_only_values_records_and_the_two_collections_that_compare_by_content()
    {
        var strangers = RecordsWithSchema.SelectMany(Properties).Where(property => property.SetMethod is not null && !IsAllowed(property.PropertyType));

        strangers.Select(property => $"{property.DeclaringType!.Name}.{property.Name}").Should().BeEmpty();
    }

    [Test]
    public void Hold_collections_that_are_never_null()
    {
        var withNull = RecordsWithSchema.SelectMany(type => ObjectSchema.Of(type).Fields
            .Where(field => field.Shape is FieldShape.List or FieldShape.Map && field.Get(ObjectSchema.Of(type).Empty) is null)
            .Select(field => $"{type.Name}.{field.Name}"));

        withNull.Should().BeEmpty();
    }

    [TestCaseSource(nameof(RecordsWithSchema))]
    public void Are_equal_when_all_they_hold_is_equal(Type type)
    {
        var (one, other) = (FilledRecord.Of(type), FilledRecord.Of(type));

        other.Should().NotBeSameAs(one);
        other.Should().Be(one);
        other.GetHashCode().Should().Be(one.GetHashCode());
        ContentHash.Of(other).Should().Be(ContentHash.Of(one));
    }

    [TestCaseSource(nameof(RecordsWithSchema))]
    public void Are_unequal_as_soon_as_one_thing_they_hold_differs(Type type)
    {
        var original = FilledRecord.Of(type);

        foreach (var field in ObjectSchema.Of(type).Fields.Where(field => field.ElementSchema is not { Fields.Count: 0 })) // All records without fields are equal.
        {
            var changed = field.With(original, FilledRecord.OtherValueOf(field));
            if (field.Name == nameof(ObjectMeta.ManagedFields))
            {
                changed.Should().Be(original, "who owns which field is no part of what an object says");
                ContentHash.Of(changed).Should().Be(ContentHash.Of(original));
                continue;
            }

            changed.Equals(original).Should().BeFalse($"{field.Name} differs");
            if (field.Name == nameof(ObjectMeta.ResourceVersion) && type == typeof(ObjectMeta))
                ContentHash.Of(changed).Should().Be(ContentHash.Of(original), "the log has the revision beside the hash");
            else
                ContentHash.Of(changed).Should().NotBe(ContentHash.Of(original), $"{field.Name} differs");
            field.With(changed, field.Get(original)).Should().Be(original);
        }
    }

    [TestCaseSource(nameof(RecordsWithSchema))]
    public void Come_back_unchanged_from_JSON(Type type)
    {
        var original = FilledRecord.Of(type);
        var problems = new DecodeProblems();

        var fromText = ObjectJson.FromJson(type, JsonText.Parse(ObjectJson.ToBytes(original)), problems);

        fromText.Should().Be(original);
        problems.Messages.Should().BeEmpty();
        ObjectJson.FromJson(type, ObjectJson.ToJson(original)).Should().Be(original);
        JsonText.Parse(ObjectJson.ToBytes(original)).Should().Be(ObjectJson.ToJson(original));
    }

    [TestCaseSource(nameof(RecordsWithSchema))]
    public void Come_back_unchanged_from_YAML(Type type)
    {
        var original = FilledRecord.Of(type);

        var value = YamlText.Parse(YamlText.Write(original)).Should().ContainSingle().Subject;

        ObjectJson.FromJson(type, value).Should().Be(original);
    }

    [TestCaseSource(nameof(RecordsWithSchema))]
    public void Come_back_unchanged_when_nothing_is_set(Type type)
    {
        var empty = (ApiRecord)Activator.CreateInstance(type)!;

        ObjectJson.FromJson(type, ObjectJson.ToJson(empty)).Should().Be(empty);
    }

    private static PropertyInfo[] Properties(Type type) =>
        [.. type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.GetIndexParameters().Length == 0)];

    private static bool IsAllowed(Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() is var definition && (definition == typeof(ValueList<>) || definition == typeof(ValueMap<>) || definition == typeof(Nullable<>)))
            return IsAllowed(type.GetGenericArguments()[0]);
        return Leaves.Contains(type) || (type.IsAssignableTo(typeof(ApiRecord)) && type.IsSealed);
    }
}
