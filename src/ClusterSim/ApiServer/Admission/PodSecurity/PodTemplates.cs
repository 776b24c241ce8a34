using ClusterSim.Api.Apps;
using ClusterSim.Api.Batch;

namespace ClusterSim.ApiServer.Admission;

/// <summary>The templates in objects that make Pods.</summary>
/// <remarks>Source: pod-security-admission admission/admission.go, DefaultPodSpecExtractor (v1.36).</remarks>
internal static class PodTemplates
{
    private static readonly Type[] Kinds =
    [
        typeof(ReplicationController), typeof(PodTemplate), typeof(ReplicaSet), typeof(Deployment), typeof(StatefulSet), typeof(DaemonSet), typeof(Job), typeof(CronJob),
    ];

    public static bool IsIn(Type kind) => Kinds.Contains(kind);

    /// <summary>The template of <paramref name="obj"/>; null when it has none.</summary>
    public static PodTemplateSpec? Of(ApiObject obj) => obj switch
    {
        ReplicationController controller => controller.Spec.Template,
        PodTemplate template => template.Template,
        ReplicaSet replicaSet => replicaSet.Spec.Template,
        Deployment deployment => deployment.Spec.Template,
        StatefulSet statefulSet => statefulSet.Spec.Template,
        DaemonSet daemonSet => daemonSet.Spec.Template,
        Job job => job.Spec.Template,
        CronJob cronJob => cronJob.Spec.JobTemplate.Spec.Template,
        _ => null,
    };
}
