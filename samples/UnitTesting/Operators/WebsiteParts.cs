using ClusterSim.Api.Apps;

namespace UnitTesting.Operators;

/// <summary>What a Website consists of.</summary>
internal static class WebsiteParts
{
    public const string Image = "example/web-server";

    public static Deployment DeploymentOf(Website website) => new()
    {
        Metadata = MetadataOf(website),
        Spec = new()
        {
            Replicas = website.Spec.Replicas ?? 1,
            Selector = LabelSelector.Labels(LabelsOf(website)),
            Template = new()
            {
                Metadata = new() { Labels = LabelsOf(website) },
                Spec = new()
                {
                    Containers = [new() { Name = "web", Image = Image, Env = [new() { Name = "PAGE", Value = website.Spec.Page }], Ports = [new() { Port = 80 }] }],
                },
            },
        },
    };

    public static Service ServiceOf(Website website) => new()
    {
        Metadata = MetadataOf(website),
        Spec = new() { Selector = LabelsOf(website), Ports = [new() { Port = 80 }] },
    };

    private static ObjectMeta MetadataOf(Website website) => new()
    {
        Name = website.Metadata.Name,
        Namespace = website.Metadata.Namespace,
        OwnerReferences = [OwnerReference.For(website)],
    };

    private static ValueMap<string> LabelsOf(Website website) => [new("website", website.Metadata.Name!)];
}
