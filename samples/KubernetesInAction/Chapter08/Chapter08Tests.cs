namespace KubernetesInAction.Chapter08;

/// <summary>What a program can learn about its Pod, and how it speaks to the API server.</summary>
public sealed class Chapter08Tests() : ChapterFixture("Chapter08")
{
    private const string Account = "/var/run/secrets/kubernetes.io/serviceaccount";

    [Test]
    public void Tells_a_program_about_its_pod_by_environment_variables()
    {
        Apply("downward-api-env.yaml");
        WaitUntilReady("downward");

        var pod = Cluster.Client.Get<Pod>("downward");
        Exec("downward", "env").Split('\n').Should().Contain(
        [
            "POD_NAME=downward",
            "POD_NAMESPACE=default",
            $"POD_IP={pod.Status.PodIP}",
            $"NODE_NAME={pod.Spec.NodeName}",
            "SERVICE_ACCOUNT=default",
            "CONTAINER_CPU_REQUEST_MILLICORES=15",
            "CONTAINER_MEMORY_LIMIT_KIBIBYTES=8192",
        ]);
    }

    [Test]
    public void Tells_a_program_about_its_pod_by_files_that_follow_changes()
    {
        Apply("downward-api-volume.yaml");
        WaitUntilReady("downward-volume");
        Exec("downward-volume", "cat", "/etc/downward/podName").Should().Be("downward-volume");
        Exec("downward-volume", "cat", "/etc/downward/labels").Should().Be("foo=\"bar\"");

        var pod = Cluster.Client.Get<Pod>("downward-volume");
        Cluster.Client.Update(pod with { Metadata = pod.Metadata with { Labels = pod.Metadata.Labels.Set("foo", "baz") } });
        Cluster.Run(TimeSpan.FromMinutes(2));

        Exec("downward-volume", "cat", "/etc/downward/labels").Should().Be("foo=\"baz\"");
    }

    [Test]
    public void Speaks_to_the_api_server_from_within_a_pod()
    {
        Apply("curl-with-ambassador.yaml");
        WaitUntilReady("curl-with-ambassador");

        var answer = Exec(
            "curl-with-ambassador",
            "sh", "-c", $"curl -s --cacert {Account}/ca.crt -H \"Authorization: Bearer $(cat {Account}/token)\" https://kubernetes/api/v1/namespaces/$(cat {Account}/namespace)/pods");

        answer.Should().Contain("\"kind\": \"PodList\"").And.Contain("\"name\": \"curl-with-ambassador\"");
    }

    [Test]
    public void Leaves_talking_to_the_api_server_to_an_ambassador()
    {
        Apply("curl-with-ambassador.yaml");
        WaitUntilReady("curl-with-ambassador");
        Wait(seconds: 5);

        Exec("curl-with-ambassador", "curl", "-s", "localhost:8001").Should().Contain("\"/api/v1\"");
    }
}
